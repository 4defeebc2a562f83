// PyRewriter
