// ZipWriter
