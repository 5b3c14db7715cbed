/* Classes of characters for Chinese line composition (clreq; GB/T 15834—2011). */
#ifndef JIANBAO_TEXT_CHARCLASS_H
#define JIANBAO_TEXT_CHARCLASS_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    CLASS_HAN,        /* ideographs, and full-width signs that behave like them */
    CLASS_OPEN,       /* “ ‘ （ 《 … : blank half before the ink */
    CLASS_CLOSE,      /* ” ’ ） 》 … : blank half behind */
    CLASS_PAUSE,      /* ， 、 ； */
    CLASS_STOP,       /* 。 ： ？ ！ */
    CLASS_DASH,       /* —— (two em, one unit) */
    CLASS_ELLIPSIS,   /* …… */
    CLASS_CONNECTOR,  /* — ～ between figures */
    CLASS_INTERPUNCT, /* · */
    CLASS_SOLIDUS,    /* ／ */
    CLASS_WESTERN,    /* Latin, Greek, digits, % ‰ ℃ ° and ASCII signs */
    CLASS_SPACE,
    CLASS_BREAK /* a line break that the author set */
} CharClass;

CharClass char_class(gunichar c);

/* Whether a Western-class character is set in the Chinese face (Western faces lack ℃ and the like). */
bool char_is_chinese_sign(gunichar c);

/* Chinese units that a numeral in front should not be parted from. */
bool char_is_unit(gunichar c);

#endif
