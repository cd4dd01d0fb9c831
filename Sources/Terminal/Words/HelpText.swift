// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What `help` prints: sentences and no table, so that they wrap and are read aloud alike.
let helpLines = [
  "1-7 answer, 8 not sure, 9 will not say, 0 in words, Enter keeps what is offered.",
  "Space note, \" quote, ? why, . where am I, ! alarm, Backspace takes back.",
  "~1 marks an answer as doubtful. a: what callers ask. v: another wording.",
  "told, wrong, now or other FACT ANSWER. skip REASON. switch PROTOCOL REASON.",
  "speaker ROLE. also ROLE. yesno, yesno off. language CODE. plan NAME.",
  "offer RESPONDER. consent ITEM. wish RESPONDER. places RESPONDER.",
  "handoff RESPONDER, handoff RESPONDER exception. outside RESPONDER REASON.",
  "readback NUMBER OUTCOME WHO. said NUMBER WHO: the correction was repeated.",
  "raise FINDING VALUE. lower FINDING VALUE. standdown FACT REASON. level.",
  "promise TEXT. timer TIME WORDS. callback TIME HOW. callback NUMBER reached.",
  "answers. record. leave ends an alarm. suspend. end, end dropped. amend WORDS.",
  "A / before a word makes it a command where words are asked for. help is this.",
]
