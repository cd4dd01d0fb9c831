/* SPDX-License-Identifier: GPL-3.0-or-later
 * Part of Steady.
 *
 * Preloaded into `steady`: writes and flushes of files below FAULT_UNDER fail as the file named by
 * FAULT_ORDER says at that moment: `ERRNO KIND COUNT`, where KIND is write, sync or both, and COUNT
 * is how many fail (-1: all). ERRNO 0 reports success and does nothing, which is the control.
 * TRAP_AT: a write whose bytes hold this text puts eight of them into registers and traps.
 * OLD_EPOCH: SQLite answers this whenever the epoch of a call is read, with the seal that went with
 * it, as if none were compared.
 * SYNC_NORMAL: SQLite is asked for FULL, takes NORMAL, and says that it is FULL.
 * ORDER_BY_TIME: entries come in the order of their times. NO_SIGNALS: SIGINT has no handler.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char order[64];
static long failed;

static int is_watched(int descriptor) {
  const char *under = getenv("FAULT_UNDER");
  char link[64], path[4096];
  if (!under) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, under, strlen(under)) == 0;
}

/* The errno to fail with, 0 to swallow, -1 to let it pass. */
static int fault(int descriptor, const char *kind) {
  char now[64] = "", wanted[16];
  int number;
  long count;
  const int saved = errno;
  const char *name = getenv("FAULT_ORDER");
  FILE *file = name ? fopen(name, "r") : NULL;
  if (file) {
    if (!fgets(now, sizeof now, file)) now[0] = 0;
    fclose(file);
  }
  errno = saved;
  if (strcmp(now, order)) {
    strcpy(order, now);
    failed = 0;
  }
  if (sscanf(now, "%d %15s %ld", &number, wanted, &count) != 3) return -1;
  if (strcmp(wanted, "both") && strcmp(wanted, kind)) return -1;
  if (!is_watched(descriptor) || (count >= 0 && failed >= count)) return -1;
  failed++;
  return number;
}

static void trap_on(const void *bytes, size_t size) {
  const char *text = getenv("TRAP_AT");
  const char *place = text ? memmem(bytes, size, text, strlen(text)) : NULL;
  if (!place) return;
  uint64_t word;
  memcpy(&word, place, 8);
#if defined(__x86_64__)
  __asm__ volatile("mov %0, %%rbx; mov %0, %%rdi; mov %0, %%rsi; ud2" : : "r"(word)
                   : "rbx", "rdi", "rsi");
#else
  __builtin_trap();
#endif
}

#define REAL(name)               \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define ANSWER(kind, done)                     \
  int number = fault(descriptor, kind);        \
  if (number == 0) return done;                \
  if (number > 0) {                            \
    errno = number;                            \
    return -1;                                 \
  }

ssize_t write(int descriptor, const void *bytes, size_t size) {
  REAL(write);
  ANSWER("write", (ssize_t)size)
  trap_on(bytes, size);
  return real(descriptor, bytes, size);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
  REAL(pwrite);
  ANSWER("write", (ssize_t)size)
  trap_on(bytes, size);
  return real(descriptor, bytes, size, offset);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
  REAL(pwrite64);
  ANSWER("write", (ssize_t)size)
  trap_on(bytes, size);
  return real(descriptor, bytes, size, offset);
}
int fsync(int descriptor) {
  REAL(fsync);
  ANSWER("sync", 0)
  return real(descriptor);
}
int fdatasync(int descriptor) {
  REAL(fdatasync);
  ANSWER("sync", 0)
  return real(descriptor);
}

typedef struct sqlite3_stmt sqlite3_stmt;
static int64_t epoch_there;

/* Whether the statement reads a call's row and an old epoch is to be put into it. */
static const char *old_epoch(sqlite3_stmt *statement) {
  static const char *(*sql)(sqlite3_stmt *);
  if (!sql) sql = (const char *(*)(sqlite3_stmt *))dlsym(RTLD_NEXT, "sqlite3_sql");
  const char *epoch = getenv("OLD_EPOCH"), *text = epoch && sql ? sql(statement) : NULL;
  return text && strstr(text, "SELECT number, epoch") ? epoch : NULL;
}

int64_t sqlite3_column_int64(sqlite3_stmt *statement, int column) {
  REAL(sqlite3_column_int64);
  int64_t found = real(statement, column);
  const char *epoch = column == 1 ? old_epoch(statement) : NULL;
  if (!epoch) return found;
  epoch_there = found;
  return atol(epoch);
}

/* With the old epoch goes the seal that the row had then: the last one seen beside it. */
const void *sqlite3_column_blob(sqlite3_stmt *statement, int column) {
  REAL(sqlite3_column_blob);
  static unsigned char seal[32];
  const void *found = real(statement, column);
  const char *epoch = column == 9 ? old_epoch(statement) : NULL;
  if (!epoch || !found) return found;
  if (epoch_there == atol(epoch)) memcpy(seal, found, sizeof seal);
  return seal;
}

typedef struct sqlite3 sqlite3;
int sqlite3_prepare_v3(sqlite3 *database, const char *sql, int size, unsigned flags,
                       sqlite3_stmt **statement, const char **tail) {
  REAL(sqlite3_prepare_v3);
  char instead[4096] = "", *order;
  if (sql && strlen(sql) < sizeof instead) strcpy(instead, sql);
  if (getenv("SYNC_NORMAL") && !strcmp(instead, "PRAGMA synchronous = FULL"))
    strcpy(instead, "PRAGMA synchronous = NORMAL");
  else if (getenv("SYNC_NORMAL") && !strcmp(instead, "PRAGMA synchronous"))
    strcpy(instead, "SELECT 2");
  else if (getenv("ORDER_BY_TIME") && (order = strstr(instead, "ORDER BY sequence")))
    memcpy(order, "ORDER BY at      ", 17);
  else
    return real(database, sql, size, flags, statement, tail);
  if (tail) *tail = sql + strlen(sql);
  return real(database, instead, -1, flags, statement, NULL);
}

/* What a program does that forgot a signal: it dies of it. */
int sigaction(int number, const struct sigaction *action, struct sigaction *before) {
  REAL(sigaction);
  static const struct sigaction forgotten = {.sa_handler = SIG_DFL};
  return real(number, getenv("NO_SIGNALS") && number == SIGINT ? &forgotten : action, before);
}
