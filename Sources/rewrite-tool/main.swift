print("rewrite-tool")
