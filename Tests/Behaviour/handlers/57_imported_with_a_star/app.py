from implementation import *
