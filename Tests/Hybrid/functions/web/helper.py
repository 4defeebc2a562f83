"""What several functions share."""
import requests

session = requests.Session()


def helped_post(url):
    return session.post(url, json={})  # => http.POST
