/* Patterns in order, each with its Chinese; what is left in English afterwards is not shown to anybody: a
 * plain “写法有误” stands for it. */
#include "expression/faults.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "expression/translate.h"

#define NAMED " \\((?:global|local|field|method|upvalue|constant) '([^']*)'\\)"
#define OF_TYPE " an? ([^ ()]+) values?"

static const struct {
    const char *pattern, *words;
} rules[] = {
    /* running */
    {"attempt to call a nil value" NAMED, "没有这个函数：“\\1”"},
    {"attempt to call" OF_TYPE NAMED, "“\\2”是\\1，不是函数，后面不能加括号"},
    {"attempt to call" OF_TYPE, "\\1不是函数，后面不能加括号"},
    {"attempt to index a nil value \\(field '(?:integer index|\\?)'\\)", "列表没有这一项"},
    {"attempt to index a nil value" NAMED, "没有这个名称：“\\1”"},
    {"attempt to index" OF_TYPE NAMED, "“\\2”是\\1，后面不能再取项"},
    {"attempt to index" OF_TYPE, "\\1后面不能再取项"},
    {"attempt to perform arithmetic on a nil value" NAMED, "“\\1”没有值，不能计算"},
    {"attempt to perform (?:arithmetic|bitwise operation) on" OF_TYPE NAMED, "“\\2”是\\1，不能计算"},
    {"attempt to perform (?:arithmetic|bitwise operation) on" OF_TYPE, "\\1不能计算"},
    {"attempt to perform 'n(?://|%%)0'", "除数为零"},
    {"attempt to divide by zero", "除数为零"},
    {"attempt to compare two ([^ ]+) values", "两个\\1不能比较大小"},
    {"attempt to compare ([^ ]+) with ([^ ]+)", "\\1和\\2不能比较大小"},
    {"attempt to concatenate" OF_TYPE NAMED, "“\\2”是\\1，不能连接"},
    {"attempt to concatenate" OF_TYPE, "\\1不能连接"},
    {"attempt to get length of" OF_TYPE "(?:" NAMED ")?", "\\1没有长度"},
    {"attempt to assign to const variable '([^']*)'", "“\\1”不能改"},
    {"bad 'for' (?:initial value|limit|step) \\(number expected, got ([^)]+)\\)",
     "循环的起止应为数，现为\\1"},
    {"'for' (?:initial value|limit|step) must be a number", "循环的起止应为数"},
    {"'for' step is zero", "循环的步长不能是零"},
    {"bad argument #([0-9]+) to '([^']*)' \\(([^ ]+) expected, got no value\\)",
     "“\\2”缺少第\\1个参数，应为\\3"},
    {"bad argument #([0-9]+) to '([^']*)' \\(([^ ]+) expected, got ([^)]+)\\)",
     "“\\2”的第\\1个参数应为\\3，现为\\4"},
    {"bad argument #([0-9]+) to '([^']*)' \\((.*)\\)$", "“\\2”的第\\1个参数\\3"},
    {"number has no integer representation", "应为整数"},
    {"value expected", "缺少值"},
    {"C stack overflow|stack overflow.*", "函数调用的层次太深"},
    {"not enough memory", "占用内存过多"},
    /* reading */
    {"'\\|'|'_eq'|'_ne'", "'=='"}, /* see equality.h */
    {"unexpected symbol near ", "写法有误，读到这里读不下去："},
    {"syntax error near ", "写法有误，读到这里读不下去："},
    {"malformed number near ", "数字的写法有误："},
    {"unfinished (?:long )?string(?: \\(starting at line \\d+\\))? near .*", "引号没有结束"},
    {"unfinished long comment.*", "注释没有结束"},
    {"invalid escape sequence ", "反斜线后面的写法有误："},
    {"'<eof>' expected near ", "多了"},
    {"'([^']+)' expected \\(to close '([^']+)' at line \\d+\\) near ",
     "缺少与“\\2”成对的“\\1”，缺在这里的前面："},
    {"<name> expected near ", "缺少名称，缺在这里的前面："},
    {"'?([^' ]+)'? expected near ", "缺少“\\1”，缺在这里的前面："},
    {"break outside a loop at line \\d+(?: near )?", "break不在循环里"},
    {"(?:chunk has|function or expression needs) too many .*|too many .*|control structure too long.*",
     "写得太长太深，请分开写"},
    {"'?<eof>'?", "结尾"},
    {"<\\\\\\d+>", "不能用的字符"},
};

/* Lua's names of types. */
static const struct {
    const char *english, *chinese;
} types[] = {{"number", "数"},      {"integer", "整数"},       {"string", "文字"},   {"nil", "空值"},
             {"boolean", "真假值"}, {"table", "列表"},         {"function", "函数"}, {"userdata", "数据"},
             {"no value", "空"},    {"light userdata", "数据"}};

static char *apply(char *text, const char *pattern, const char *words)
{
    GRegex *regex = g_regex_new(pattern, G_REGEX_DEFAULT, 0, NULL);
    char *next = g_regex_replace(regex, text, -1, 0, words, 0, NULL);
    g_regex_unref(regex);
    if (!next) return text;
    g_free(text);
    return next;
}

static bool still_english(const char *text)
{
    return g_regex_match_simple("[a-z]{3,} [a-z]{2,}", text, 0, 0);
}

char *fault_words(const char *message)
{
    char *text = demangle_all(message);
    if ((unsigned char)*text >= 0x80) return text; /* ours */
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) text = apply(text, rules[i].pattern, rules[i].words);
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        char *pattern = g_strdup_printf("(?<![A-Za-z'“])%s(?![A-Za-z'”])", types[i].english);
        text = apply(text, pattern, types[i].chinese);
        g_free(pattern);
    }
    text = apply(text, "'([^']*)'", "“\\1”");
    if (!still_english(text)) return text;
    g_free(text);
    return g_strdup("写法有误");
}
