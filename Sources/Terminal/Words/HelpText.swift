// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What `help` prints, and the manual under AT THE PROMPT: sentences and no table, so that they
/// wrap and are read aloud alike.
package let helpLines = [
  "Tab on an empty line: all that is possible here. Half a word and Tab: its end.",
  "1-7 answer, 8 not sure, 9 will not say, 0 in words, Enter keeps what is offered.",
  "Space note, \" quote, ? why, . where, ! alarm. Backspace, or back: takes back.",
  "A note: #place, #name, #health, #means pin it (Tab: all); - at its end: private.",
  "~1 not for sure. , told early. - was wrong. = how known, or known FACT.",
  "a: what callers ask. v: another wording.",
  "told, wrong, now or other FACT ANSWER (t, w, n, o). skip REASON.",
  "theirs: answers so far were about the person, not the caller.",
  "speaker ROLE. also ROLE. switch PROTOCOL REASON. language CODE. plan NAME.",
  "offer RESPONDER. places RESPONDER. consent ITEM (c): of whoever is on the line.",
  "consent ITEM person: what the person agreed to themself, as the caller says.",
  "wish RESPONDER, wish RESPONDER withdrawn. nottell WHOM: who must not know.",
  "handoff RESPONDER (h); look or exception behind it. outside RESPONDER REASON.",
  "readback NUMBER OUTCOME WHO. said NUMBER WHO: the correction was repeated.",
  "raise FINDING VALUE. lower FINDING VALUE. standdown FACT REASON. level.",
  "promise TEXT. timer TIME WORDS. callback TIME HOW. callback NUMBER reached.",
  "answers. record. leave ends an alarm. yesno, yesno off. suspend. amend WORDS.",
  "end, end finished, end dropped, end handed over, end stopped. help.",
  "On top stands the clock; at the prompt, as [04:12], how long the call is.",
  "record page shows the pages. A / before a word makes it a command amid words.",
]
