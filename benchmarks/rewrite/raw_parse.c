/* The floor for any tool that parses: reads and parses each file named on standard input (NUL between names), with
   argv[1] threads, and does nothing else. Prints bytes and trees with errors. */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <tree_sitter/api.h>
#include <unistd.h>

const TSLanguage *tree_sitter_python(void);

static char **paths;
static size_t path_count;
static atomic_size_t next_path, total_bytes, broken;

static char *read_file(const char *path, size_t *size) {
  int descriptor = open(path, O_RDONLY);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0) { perror(path); exit(1); }
  char *bytes = malloc((size_t)status.st_size + 1);
  *size = 0;
  for (ssize_t got; (got = read(descriptor, bytes + *size, (size_t)status.st_size + 1 - *size)) > 0;) *size += (size_t)got;
  close(descriptor);
  return bytes;
}

static void *work(void *unused) {
  (void)unused;
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, tree_sitter_python())) exit(1);
  for (size_t index; (index = atomic_fetch_add(&next_path, 1)) < path_count;) {
    size_t size;
    char *bytes = read_file(paths[index], &size);
    TSTree *tree = ts_parser_parse_string(parser, NULL, bytes, (uint32_t)size);
    atomic_fetch_add(&total_bytes, size);
    if (ts_node_has_error(ts_tree_root_node(tree))) atomic_fetch_add(&broken, 1);
    ts_tree_delete(tree);
    free(bytes);
  }
  ts_parser_delete(parser);
  return NULL;
}

static void read_paths(void) {
  char *line = NULL;
  size_t room = 0, capacity = 0;
  while (getdelim(&line, &room, '\0', stdin) > 0) {
    if (path_count == capacity) paths = realloc(paths, (capacity = capacity * 2 + 64) * sizeof *paths);
    paths[path_count++] = strdup(line);
  }
  free(line);
}

int main(int argc, char **argv) {
  int threads = argc > 1 ? atoi(argv[1]) : 1;
  pthread_t workers[64];
  if (threads < 1 || threads > 64) return 2;
  read_paths();
  for (int i = 0; i < threads; i++) pthread_create(&workers[i], NULL, work, NULL);
  for (int i = 0; i < threads; i++) pthread_join(workers[i], NULL);
  printf("%zu files, %zu bytes, %zu with errors\n", path_count, (size_t)total_bytes, (size_t)broken);
  return 0;
}
