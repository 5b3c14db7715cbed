/* Schemas as data: the keys of front matter, chart and table blocks, and styles, with type, range, default
 * and help text. One reader checks YAML against them; help and manual print them. */
#ifndef JIANBAO_BASE_SCHEMA_H
#define JIANBAO_BASE_SCHEMA_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/option.h"

/* Reads YAML `text` (a mapping) against `schema`; every fault is reported at its line. `restore` (may be
 * NULL) turns a scalar into its final text. Missing required keys are reported at the first line. The result
 * is in `arena`, complete with fallbacks whatever was wrong. */
OptionSet *options_read(const char *text, TextOrigin origin, const Schema *schema, const char *what,
                        Arena *arena, Diagnostics *diags, const char *(*restore)(const char *, void *),
                        void *user);

/* The text of one key of a mapping whose other keys are not known yet, new text; NULL when it is not there,
 * or the whole cannot be read. *line counts from 0. */
char *options_peek(const char *text, const char *key, const char *alias, int *line);

/* The value of a key (which the schema must have). */
const OptionValue *option(const OptionSet *set, const char *key);
const char *option_text(const OptionSet *set, const char *key);
double option_number(const OptionSet *set, const char *key);
bool option_true(const OptionSet *set, const char *key);

/* A set of another schema with the values that `from` gives for keys of the same name and type, and fallbacks
 * for the rest. In the arena. */
OptionSet *options_derive(const Schema *schema, const OptionSet *from, Arena *arena);

/* Takes the value of a key away, where the schema has it. */
void options_clear(OptionSet *set, const char *key);

/* Gives a key (which the schema must have) a text, a list of one where it takes a list. */
void options_put(OptionSet *set, const char *key, const char *text, Arena *arena);

/* Sets one key from a text as if it stood in the file (--set KEY=VALUE); false after reporting. */
bool option_set(OptionSet *set, const char *key, const char *value, Arena *arena, Diagnostics *diags);

#endif
