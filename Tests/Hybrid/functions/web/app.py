"""HTTP clients: requests to hosts of AWS, to an API behind its own domain, and elsewhere."""
import concurrent.futures
import functools
import http.client
import os
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import httpx
import requests
import urllib3

import helper

API = "http://abc123.execute-api.eu-west-1.amazonaws.com/prod/things"
URL = "http://xyz.lambda-url.eu-west-1.on.aws/"
ELSEWHERE = "http://www.example.com/"


def posted(event):
    return requests.post(API, json={"a": 1}).status_code  # => http.POST


def fetched(event):
    return requests.get(API, params={"a": 1}, timeout=5).status_code  # => http.GET


def in_a_session(event):
    with requests.Session() as session:
        session.put(URL, data=b"x")  # => http.PUT
        return session.request("DELETE", URL).status_code  # => http.DELETE


def opened(event):
    with urllib.request.urlopen(API) as answer:  # => http.GET
        return answer.status


def opened_request(event):
    request = urllib.request.Request(API, data=b"x", method="PATCH")
    return urllib.request.urlopen(request).status  # => http.PATCH


def pooled(event):
    return urllib3.ProxyManager(os.environ["HTTP_PROXY"]).request("POST", API, body=b"x").status  # => http.POST


def with_httpx(event):
    httpx.post(API)  # => http.POST
    with httpx.Client() as client:
        return client.get(URL).status_code  # => http.GET


def own_domain(event):
    return requests.post(event["api"]).status_code  # => http.POST


def connected(event):
    target = urlsplit(event["api"])
    connection = http.client.HTTPConnection(target.netloc)
    connection.request("POST", target.path, b"x")  # => http.POST
    return connection.getresponse().status


def helped(event):
    return helper.helped_post(API).status_code


def submitted(event):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [answer.status_code for answer in pool.map(functools.partial(requests.post, timeout=5), [API, URL])]  # => http.POST * 2


def refused(event):
    try:
        urllib.request.urlopen(API + "/missing")  # => http.GET
    except urllib.error.HTTPError as error:
        return error.code


def elsewhere(event):
    requests.get(ELSEWHERE), urllib.request.urlopen(ELSEWHERE).read(), httpx.get(ELSEWHERE)
    return {}.get(API), requests.Request("GET", API).prepare().url


def lambda_handler(event, context):
    return globals()[event["call"]](event)
