/* What people type where YAML is asked for, as YAML: full-width colons and brackets, texts that begin with a
 * sign of YAML's, colours without quotes. */
#ifndef JIANBAO_BASE_YAML_TEXT_H
#define JIANBAO_BASE_YAML_TEXT_H

#include "base/option.h"

/* YAML for `text`, a flat mapping of the schema's keys, line for line; new text. NULL as schema: no key is
 * known, and only what cannot be YAML is changed. `noted` is called for each line (from 0) with a full-width
 * colon. */
char *yaml_text(const char *text, const Schema *schema, void (*noted)(void *user, int line), void *user);

/* How deep brackets outside quotes stand in each other, and at which line (from 0) the deepest begins. */
int yaml_depth(const char *text, int *line);

#endif
