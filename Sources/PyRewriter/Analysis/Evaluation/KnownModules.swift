/// Top-level modules of which it is known whether SDK objects come out of them.
enum KnownModules {
  /// Nothing that these make is an SDK object.
  static func isForeign(_ root: String) -> Bool { standardLibrary.contains(root) || libraries.contains(root) }

  static func isSDK(_ root: String) -> Bool { sdk.contains(root) }

  static func root(of name: String) -> String { String(name.prefix { $0 != "." }) }

  private static let sdk: Set<String> = [
    "boto3", "botocore", "aioboto3", "aiobotocore", "s3transfer", "boto3_type_annotations",
  ]

  private static let standardLibrary = words("""
    abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile
    calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib
    contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email
    encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath
    getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http imaplib imghdr imp importlib inspect io
    ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap
    modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os
    ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats
    pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy
    sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3
    sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig
    syslog tabnanny tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token tokenize tomllib trace
    traceback tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser
    winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo __future__ distutils imp asyncore
    asynchat urllib2 ConfigParser Queue StringIO cPickle six
    """)

  /// Widely used packages that have methods named as SDK operations are, and wrap no SDK client.
  private static let libraries = words("""
    redis aioredis rediscluster paho kafka aiokafka confluent_kafka pika aio_pika kombu celery nats zmq websocket websockets
    fastapi flask quart starlette sanic tornado bottle falcon django rest_framework chalice pyramid connexion
    sqlalchemy sqlmodel peewee pymongo motor mongoengine psycopg2 psycopg asyncpg pymysql mysql cx_Oracle snowflake
    elasticsearch opensearchpy pandas numpy scipy sklearn torch tensorflow keras PIL cv2 matplotlib seaborn plotly
    openai anthropic langchain langchain_core langchain_openai langchain_community langgraph cohere transformers
    slack_sdk slack twilio sendgrid stripe github gitlab jira google googleapiclient azure msal firebase_admin
    pydantic attr attrs marshmallow jsonschema yaml toml tomli jinja2 markdown bs4 lxml xmltodict dateutil pytz pendulum
    pytest unittest mock hypothesis freezegun faker click typer rich tqdm loguru structlog docker kubernetes paramiko fabric
    jwt jose cryptography nacl Crypto tenacity backoff retrying cachetools simplejson orjson ujson networkx shapely
    """)

  private static func words(_ text: String) -> Set<String> { Set(text.split { $0 == " " || $0 == "\n" }.map(String.init)) }
}

/// Names that every module sees.
enum Builtins {
  static let names: Set<String> = Set(
    """
    abs all any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec
    filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map
    max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod
    str sum super tuple type vars zip __import__ aiter anext exit quit unicode basestring xrange raw_input reduce
    Exception BaseException ValueError KeyError TypeError RuntimeError NotImplementedError StopIteration AttributeError OSError
    IOError IndexError LookupError ArithmeticError AssertionError ImportError ModuleNotFoundError NameError PermissionError
    FileNotFoundError TimeoutError ConnectionError UnicodeDecodeError ZeroDivisionError KeyboardInterrupt SystemExit
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Bases outside the files that have no attributes to speak of.
  static let plainBases: Set<String> = [
    "builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol", "typing.NamedTuple", "builtins.Exception", "builtins.dict",
    "pydantic.BaseModel", "typing_extensions.Protocol",
  ]
}
