/* The keys that a mapping may have, and the values that one has: plain data. */
#ifndef JIANBAO_BASE_OPTION_H
#define JIANBAO_BASE_OPTION_H

#include <stdbool.h>

typedef enum {
    OPTION_TEXT,
    OPTION_NUMBER,
    OPTION_BOOL,
    OPTION_CHOICE, /* one of `choices` */
    OPTION_LIST,   /* of texts; a single text counts as a list of one */
    OPTION_COLOUR, /* #RRGGBB */
    OPTION_INDICATOR,
    OPTION_INDICATORS,
    OPTION_MEASURE, /* a number of the registry of measures */
    OPTION_REGION,
    OPTION_REGIONS,
    OPTION_PERIOD
} OptionType;

typedef struct {
    const char *key, *alias; /* alias: the Chinese key, or NULL */
    OptionType type;
    bool required;
    const char *choices;  /* "a|b|c" for OPTION_CHOICE */
    double least, most;   /* for OPTION_NUMBER, when least < most */
    const char *fallback; /* NULL: not set */
    const char *help;
} OptionSpec;

typedef struct {
    const OptionSpec *specs;
    int count;
} Schema;

typedef struct {
    bool given;
    const char *text; /* scalar, or first item; the fallback when not given; NULL when there is none */
    double number;
    bool truth;
    const char **items; /* of a list, NULL-terminated */
    int item_count;
    int line, column;
} OptionValue;

/* The values of a schema's keys, in its order. */
typedef struct {
    const Schema *schema;
    OptionValue *values;
    const char *file;
} OptionSet;

/* Where text comes from, for messages: line n of the text is line lines[n] of the file (NULL: first + n). */
typedef struct {
    const char *file;
    int first;
    const int *lines;
} TextOrigin;

#endif
