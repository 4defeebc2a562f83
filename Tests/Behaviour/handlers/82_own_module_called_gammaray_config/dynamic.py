value = 'mine too'
