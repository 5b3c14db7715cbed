/* The characters of private planes that stand for what md4c must not read as markup. Texts of layouts and
 * data that have them are refused (template_code.c). */
#ifndef JIANBAO_LAYOUT_PRIVATE_CHARACTERS_H
#define JIANBAO_LAYOUT_PRIVATE_CHARACTERS_H

/* Values that were filled in, by their number; and a joiner that bold marks need for a while. */
enum { INSERTED_FIRST = 0xF0000, INSERTED_LAST = 0xFFFFD, JOINER = 0xFFFFD };

/* Characters that stand for marks: a mark begins (MARK_FIRST + its bit's number), the last one ends, a
 * line is broken, a note is referred to (NOTE_FIRST + its number from 0). */
enum {
    MARK_FIRST = 0x100000,
    MARK_END = 0x10001F,
    MARK_BREAK = 0x100020,
    NOTE_FIRST = 0x100100,
    NOTE_LAST = 0x1001FF
};

#endif
