/* Diagnostics: the one list through which every stage reports what is wrong.
 *
 * Errors are collected, not thrown: a stage reports and goes on, so that all faults are told in one run.
 * Each report names a message of the catalogue (messages.def: code, severity, explanation, cure), a
 * place, and the words for this case. Printed form (one line each, editors can jump to it):
 *
 *     FILE:LINE:COLUMN: 错误: MESSAGE [CODE]
 */
#ifndef JIANBAO_BASE_DIAG_H
#define JIANBAO_BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_USAGE, SEVERITY_MACHINE } Severity;

typedef enum {
#define MESSAGE(id, code, severity, explanation, cure) id,
#include "base/messages.def"
#undef MESSAGE
    MESSAGE_COUNT
} MessageId;

/* The catalogue's row of a message. */
typedef struct {
    const char *code;
    Severity severity;
    const char *explanation, *cure;
} Message;

/* The row of message `id`. */
const Message *message_get(MessageId id);

/* The Chinese word of a severity: 错误, 警告, 提示. */
const char *severity_name(Severity severity);

/* Where something was found. `file` NULL means no file (the command itself); line and column count from
 * 1, 0 where unknown. `excerpt` (may be NULL) is the offending line, with the fault in bytes
 * [mark, mark + mark_length). The list copies all texts. */
typedef struct {
    const char *file;
    int line, column;
    const char *excerpt;
    int mark, mark_length;
} Place;

typedef struct {
    MessageId id;
    Severity severity;
    Place place;
    const char *text;
    int cause;  /* number of the report that this one follows from, -1: it stands for itself */
    bool known; /* somebody looked into it (known.csv): counted, no longer listed */
} Diagnostic;

typedef struct Diagnostics Diagnostics;

/* An empty list; the caller owns it and frees it with diagnostics_free. */
Diagnostics *diagnostics_new(void);
void diagnostics_free(Diagnostics *list);

/* Adds one report. `format` makes the message in Chinese; it says what was found and what to do. What the
 * message quotes (between “ and ”) is cut to some sixty characters, and the excerpt to the neighbourhood of
 * the fault, so that a damaged file cannot fill the screen or the memory. */
void diag_report(Diagnostics *list, MessageId id, Place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Adds all reports of `from`, copied. */
void diag_append(Diagnostics *list, const Diagnostics *from);

/* Says that report `index` is a consequence of report `cause`: it is then counted there and not listed. */
void diag_set_cause(Diagnostics *list, int index, int cause);

/* Says that report `index` was looked into. */
void diag_acknowledge(Diagnostics *list, int index);

int diag_count(const Diagnostics *list);
const Diagnostic *diag_get(const Diagnostics *list, int index);

/* How many reports have at least this severity, acknowledged ones left out; how many were acknowledged. */
int diag_count_severity(const Diagnostics *list, Severity at_least);
int diag_count_known(const Diagnostics *list);

/* The exit status for what was reported: 0, 1 (data or layout errors), 2 (the command line), 3 (the machine).
 */
int diag_exit_status(const Diagnostics *list);

#endif
