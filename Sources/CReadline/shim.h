/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of Steady. */

/*
 * GNU readline keeps its state in C globals, which Swift 6 refuses to touch by name. Every global
 * that the line editor needs is read or set here, and nowhere else. All of these are for the one
 * thread that owns the line editor.
 */

#ifndef STEADY_CREADLINE_SHIM_H
#define STEADY_CREADLINE_SHIM_H

#include <stdio.h>
#include <readline/readline.h>

/* 0x0802 for 8.2; below that, or where this is Apple's libedit, the editor is not used. */
static inline int steady_rl_version(void) {
  return rl_gnu_readline_p ? rl_readline_version : 0;
}

/* What must hold before rl_initialize: our own signals, no LINES and COLUMNS in the environment,
 * no waiting in completion, and `$if steady` in a counsellor's inputrc. */
static inline void steady_rl_before_start(void) {
  rl_readline_name = "steady";
  rl_instream = stdin;
  rl_outstream = stdout;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_completion_query_items = -1;
  rl_completer_word_break_characters = " ";
  rl_completer_quote_characters = "";
}

/* The terminal is prepared once per editor, not once per line, so readline's own two hooks go. */
static inline void steady_rl_keep_terminal(void) {
  rl_prep_term_function = NULL;
  rl_deprep_term_function = NULL;
}

/* Bytes come from the editor's own reading, where a paste can be told from a key. */
static inline void steady_rl_read_from(rl_getc_func_t *next, rl_hook_func_t *available) {
  rl_getc_function = next;
  rl_input_available_hook = available;
}

static inline void steady_rl_complete_with(rl_completion_func_t *completion) {
  rl_attempted_completion_function = completion;
}

/* Completion never falls back on file names. */
static inline void steady_rl_completion_over(void) { rl_attempted_completion_over = 1; }

static inline const char *steady_rl_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }

/* The length of the line in bytes. */
static inline int steady_rl_length(void) { return rl_line_buffer ? rl_end : 0; }

static inline void steady_rl_move_to_end(void) { rl_point = rl_end; }

/* Whether readline waits for a plain key: not inside a search, a count, or a key sequence. */
static inline int steady_rl_expects_key(void) {
  const unsigned long busy = RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_NUMERICARG
    | RL_STATE_MULTIKEY | RL_STATE_METANEXT | RL_STATE_VIMOTION | RL_STATE_CHARSEARCH
    | RL_STATE_MACROINPUT | RL_STATE_INPUTPENDING;
  return (rl_readline_state & busy) == 0;
}

/* In vi command mode letters and digits are commands, so a single key is no answer there. */
static inline int steady_rl_in_vi_command_mode(void) {
  return rl_editing_mode == 0 && rl_get_keymap() == rl_get_keymap_by_name("vi-move");
}

static inline int steady_rl_is_vi(void) { return rl_editing_mode == 0; }

/* Whether a sequence of keys ends in a command or a macro, in the keymap that is in force. */
static inline int steady_rl_is_bound(const char *keys, size_t count) {
  int type = ISKMAP;
  return rl_function_of_keyseq_len(keys, count, NULL, &type) != NULL && type != ISKMAP;
}

static inline void steady_rl_flush(void) { fflush(rl_outstream ? rl_outstream : stdout); }

#endif
