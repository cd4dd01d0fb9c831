/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of Steady. */

/*
 * The few system calls that Swift cannot make itself: variadic ones, C globals, signal handlers,
 * and those that differ between Linux and macOS. Each returns 0, or -1 with errno set, unless it
 * says otherwise.
 */

#ifndef STEADY_CSYSTEM_H
#define STEADY_CSYSTEM_H

#include <stdio.h>

/* No core file and, on Linux, no attaching debugger and no readable /proc/self/mem: memory holds
 * what a caller just said. */
int steady_forbid_dumps(void);

/* Takes back the handlers with which Swift's runtime prints registers when a program traps. They are
 * put in before main, so this is done first in it; what comes before has read no call yet. */
int steady_forbid_crash_reports(void);

/* A closed pipe and a file at its size limit become errno EPIPE and EFBIG instead of a death. */
int steady_ignore_write_signals(void);

/* New files are for their owner alone, whoever creates them. */
void steady_keep_files_private(void);

/* On return the bytes of the file are on the medium: fdatasync on Linux, F_FULLFSYNC on macOS
 * (fsync there leaves them in the drive's cache). Never retry a failure on the same descriptor. */
int steady_flush(int descriptor);

FILE *steady_stdout(void);
FILE *steady_stderr(void);

/* From now on SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH and SIGCONT each put one byte, their
 * number, into a pipe; SIGQUIT is ignored. Returns the pipe's non-blocking read end, or -1 with
 * errno EBUSY if the signals are being watched already. */
int steady_watch_signals(void);

/* Puts back what was in force before steady_watch_signals and closes the pipe. */
void steady_unwatch_signals(void);

#endif
