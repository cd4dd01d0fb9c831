/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of Steady. */

#ifdef __linux__
#define _GNU_SOURCE
#endif

#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

int steady_forbid_dumps(void) {
  const struct rlimit none = {0, 0};
  int result = setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) result = -1;
#endif
  return result;
}

int steady_forbid_crash_reports(void) {
  static const int fatal[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGQUIT, SIGSYS};
  for (size_t index = 0; index < sizeof fatal / sizeof fatal[0]; index++) {
    if (signal(fatal[index], SIG_DFL) == SIG_ERR) return -1;
  }
  return 0;
}

int steady_ignore_write_signals(void) {
  if (signal(SIGPIPE, SIG_IGN) == SIG_ERR) return -1;
  if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR) return -1;
  return 0;
}

void steady_keep_files_private(void) { umask(077); }

int steady_flush(int descriptor) {
#ifdef __APPLE__
  if (fcntl(descriptor, F_FULLFSYNC) == 0) return 0;
  if (errno != ENOTSUP && errno != EINVAL) return -1;
  return fsync(descriptor); /* a file system without F_FULLFSYNC */
#else
  return fdatasync(descriptor);
#endif
}

FILE *steady_stdout(void) { return stdout; }
FILE *steady_stderr(void) { return stderr; }

static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH, SIGCONT, SIGQUIT};
enum { watched_count = sizeof watched / sizeof watched[0] };
static struct sigaction before[watched_count];
static int pipe_ends[2] = {-1, -1};

/* Async-signal-safe: one write, errno kept. A full pipe means that enough bytes wait in it. */
static void put_signal(int number) {
  const int saved = errno;
  const unsigned char byte = (unsigned char)number;
  if (write(pipe_ends[1], &byte, 1) < 0) { /* nothing safe can be done here */ }
  errno = saved;
}

static int make_pipe(void) {
  if (pipe(pipe_ends) != 0) return -1;
  for (int end = 0; end < 2; end++) {
    fcntl(pipe_ends[end], F_SETFD, FD_CLOEXEC);
    fcntl(pipe_ends[end], F_SETFL, O_NONBLOCK);
  }
  return 0;
}

int steady_watch_signals(void) {
  if (pipe_ends[0] >= 0) {
    errno = EBUSY;
    return -1;
  }
  if (make_pipe() != 0) return -1;
  struct sigaction action = {0};
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (int index = 0; index < watched_count; index++) {
    action.sa_handler = watched[index] == SIGQUIT ? SIG_IGN : put_signal;
    sigaction(watched[index], &action, &before[index]);
  }
  return pipe_ends[0];
}

void steady_unwatch_signals(void) {
  if (pipe_ends[0] < 0) return;
  for (int index = 0; index < watched_count; index++) {
    sigaction(watched[index], &before[index], NULL);
  }
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  pipe_ends[0] = pipe_ends[1] = -1;
}
