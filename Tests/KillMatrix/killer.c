/* SPDX-License-Identifier: GPL-3.0-or-later
 * Part of Steady.
 *
 * Preloaded into `steady`: counts every write, fsync, fdatasync and ftruncate on files below
 * KILL_UNDER and kills the process before or after the one numbered KILL_AT.
 * KILL_SWALLOW=1 is the negative control: from KILL_AT on, writes report success and write nothing,
 * and the process is killed forty calls later; with KILL_ONLY only those whose path holds it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long counted;

static char path[4096];

static int is_watched(int descriptor) {
  const char *under = getenv("KILL_UNDER");
  char link[64];
  if (!under) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, under, strlen(under)) == 0;
}

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

/* Non-zero when the call is to be swallowed. */
static int before(int descriptor, int *watched) {
  *watched = is_watched(descriptor);
  if (!*watched) return 0;
  counted++;
  long at = number("KILL_AT");
  if (getenv("KILL_SWALLOW")) {
    if (at && counted >= at + 40) kill(getpid(), SIGKILL);
    const char *only = getenv("KILL_ONLY");
    return at && counted >= at && (!only || strstr(path, only));
  }
  if (at && counted == at && !getenv("KILL_AFTER")) kill(getpid(), SIGKILL);
  return 0;
}

static void after(int watched) {
  if (!watched) return;
  if (number("KILL_AT") == counted && getenv("KILL_AFTER")) kill(getpid(), SIGKILL);
}

/* How many calls there were, for the run that only counts. */
__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("KILL_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%ld\n", counted);
  fclose(file);
}

#define WRITING(name, parameters, arguments, size)                     \
  ssize_t name parameters {                                            \
    static ssize_t(*real) parameters;                                  \
    if (!real) real = (ssize_t(*) parameters)dlsym(RTLD_NEXT, #name);  \
    int watched;                                                       \
    if (before(descriptor, &watched)) return (ssize_t)(size);          \
    ssize_t result = real arguments;                                   \
    after(watched);                                                    \
    return result;                                                     \
  }

#define SETTLING(name, parameters, arguments)                          \
  int name parameters {                                                \
    static int(*real) parameters;                                      \
    if (!real) real = (int(*) parameters)dlsym(RTLD_NEXT, #name);      \
    int watched;                                                       \
    if (before(descriptor, &watched)) return 0;                        \
    int result = real arguments;                                       \
    after(watched);                                                    \
    return result;                                                     \
  }

WRITING(write, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size), size)
WRITING(pwrite, (int descriptor, const void *bytes, size_t size, off_t offset),
        (descriptor, bytes, size, offset), size)
WRITING(pwrite64, (int descriptor, const void *bytes, size_t size, off64_t offset),
        (descriptor, bytes, size, offset), size)
SETTLING(fsync, (int descriptor), (descriptor))
SETTLING(fdatasync, (int descriptor), (descriptor))
SETTLING(ftruncate, (int descriptor, off_t length), (descriptor, length))
SETTLING(ftruncate64, (int descriptor, off64_t length), (descriptor, length))
