#include "text/charclass.h"

#include "base/textutil.h"

static bool is_in(const char *set, gunichar c) { return g_utf8_strchr(set, -1, c) != NULL; }

static bool is_western(gunichar c)
{
    return (c > 0x20 && c < 0x7F) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
           (c >= 0x370 && c <= 0x3FF) || (c >= 0x1E00 && c <= 0x1EFF) || is_in("‰℃°±−×÷€£¥²³¹", c) ||
           (c >= 0x2070 && c <= 0x208E);
}

CharClass char_class(gunichar c)
{
    if (c == '\n' || c == 0x2028) return CLASS_BREAK;
    if (c == ' ' || c == '\t' || c == 0xA0) return CLASS_SPACE;
    if (text_is_han(c)) return CLASS_HAN;
    if (c == 0xB7 || c == 0x30FB || c == 0x2022) return CLASS_INTERPUNCT;
    if (is_western(c)) return CLASS_WESTERN;
    if (is_in("“‘（《〈【〔〖［｛「『", c)) return CLASS_OPEN;
    if (is_in("”’）》〉】〕〗］｝」』", c)) return CLASS_CLOSE;
    if (is_in("，、；", c)) return CLASS_PAUSE;
    if (is_in("。：？！．", c)) return CLASS_STOP;
    if (is_in("—⸺―", c)) return CLASS_DASH;
    if (is_in("…⋯", c)) return CLASS_ELLIPSIS;
    if (is_in("～〜–‐", c)) return CLASS_CONNECTOR;
    if (c == 0xFF0F) return CLASS_SOLIDUS;
    return CLASS_HAN;
}

bool char_is_chinese_sign(gunichar c) { return c == 0x2103; }

bool char_is_unit(gunichar c)
{
    return is_in("年月日号时分秒万亿千百元个位人名次倍吨米户家项起件所座条公亩套辆度届篇版种场处张台部平立小"
                 "克斤岁天周季级点间对块",
                 c);
}
