"""Clients for every function, under names of their own."""
from .clients import *
from .clients import make as make_client
from . import tables as _tables

orders = _tables.orders
