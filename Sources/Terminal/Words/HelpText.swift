// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What `help` prints.
let helpText = """
  1-7 answer   8 not sure   9 will not say   0 in words   Enter keeps what is offered
  Space note   " exact words   ? why   . where am I   ! alarm   Backspace take back
  ~1 marks an answer as doubtful      a: what callers ask      v: another wording
  told FACT ANSWER     wrong FACT ANSWER     now FACT ANSWER     other FACT ANSWER
  skip REASON          switch PROTOCOL REASON                    speaker ROLE
  offer RESPONDER      consent ITEM          handoff RESPONDER   wish RESPONDER
  raise FINDING VALUE  lower FINDING VALUE   standdown FACT      promise TEXT
  handoff RESPONDER exception          without consent, with a reason
  places               language CODE
  timer TIME WORDS     callback TIME HOW      callback N reached     said N NAME
  yesno   yesno off    also ROLE              end      end dropped
  answers  level  record  leave  suspend  end      A / before a word makes it a command.
  """
