/* Numbers as data staff type them. */
#ifndef JIANBAO_READING_NUMBER_H
#define JIANBAO_READING_NUMBER_H

#include <stdbool.h>

/* The five states of a figure; they print differently (the yearbook's signs). */
typedef enum {
    FIGURE_MISSING,        /* blank, —, N/A … : not known */
    FIGURE_VALUE,          /* a number, zero included */
    FIGURE_NOT_APPLICABLE, /* 不适用 */
    FIGURE_TINY,           /* … : less than the smallest unit of the table */
} FigureState;

typedef enum { NUMBER_PLAIN, NUMBER_PERCENT, NUMBER_PERMILLE } NumberSign;

typedef struct {
    FigureState state;
    double value;      /* before any multiplier */
    int places;        /* decimals as typed; -1 with an exponent */
    NumberSign sign;   /* trailing % or ‰ */
    double multiplier; /* 1, 1e4 (万), 1e8 (亿), 1e12 (万亿) */
    const char *unit;  /* what follows the multiplier, inside `cell`'s half-width copy; "" */
    char unit_text[24];
} Number;

/* Reads a cell. Returns NULL and fills *out, or the reason why it is no number (static text, Chinese). */
const char *number_parse(const char *cell, Number *out);

#endif
