/* A template before it is filled. */
#ifndef JIANBAO_LAYOUT_TEMPLATE_SOURCE_H
#define JIANBAO_LAYOUT_TEMPLATE_SOURCE_H

#include "base/limits.h"
#include "base/paths.h"

/* Where a template's text stands, and what it may take and read. */
typedef struct {
    const char *file;
    int line; /* of its first line */
    const Limits *limits;
    const Paths *paths;
} TemplateSource;

#endif
