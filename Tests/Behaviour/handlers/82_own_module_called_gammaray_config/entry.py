value = 'mine'
