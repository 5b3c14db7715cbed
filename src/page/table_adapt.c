/* Short tables stay as they are: a dash among few figures says at its place what is missing. */
#include "page/table_adapt.h"

#include <string.h>

enum { LEAST_ROWS = 5, LEAST_SAME = 8, MOST_SAME = 2 };

typedef enum { COLUMN_STAYS, COLUMN_MISSING, COLUMN_SAME } ColumnFate;

static bool is_missing(const char *text)
{
    static const char *const words[] = {"—", "——", "-", "尚无数据", "○尚无数据", "尚不可判", "○尚不可判"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strcmp(text, words[i])) return true;
    return false;
}

/* Joined to a neighbour, or with a note: such a cell can't go. */
static bool is_bound(Setting *s, const TableRow *row, int c, int columns)
{
    const char *text = plain_text(s, &row->cells[c], NULL);
    if (!strcmp(text, "<<") || !strcmp(text, "^^")) return true;
    if (c + 1 < columns && !strcmp(plain_text(s, &row->cells[c + 1], NULL), "<<")) return true;
    for (int i = 0; i < row->cells[c].count; i++)
        if (row->cells[c].items[i].note) return true;
    return false;
}

/* What becomes of a column; *same gets the value that all rows have. */
static ColumnFate column_fate(Setting *s, const Table *t, int c, const char **same)
{
    int rows = 0, missing = 0, blank = 0, alike = 0, drawn = 0;
    *same = NULL;
    for (int r = 0; r < t->row_count; r++) {
        if (t->rows[r].group) continue;
        if (is_bound(s, &t->rows[r], c, t->columns)) return COLUMN_STAYS;
        const char *text = plain_text(s, &t->rows[r].cells[c], NULL);
        const CellGraphic *graphic = t->rows[r].cells[c].graphic;
        if (!*same) *same = text;
        rows++;
        missing += is_missing(text) && (!graphic || !graphic->count);
        blank += !*text && !graphic;
        alike += !strcmp(text, *same);
        drawn += graphic && graphic->count;
    }
    if (rows >= LEAST_ROWS && missing && missing + blank == rows) return COLUMN_MISSING;
    bool one = alike == rows && !drawn && *same && **same && !is_missing(*same);
    return rows >= LEAST_SAME && one ? COLUMN_SAME : COLUMN_STAYS;
}

/* The header of a column in running text, with the group it stands under, without its unit. */
static const char *header_words(Setting *s, const Table *t, int c)
{
    const char *head = t->header ? plain_text(s, &t->header[c], NULL) : "",
               *group = t->groups && t->groups[c] ? t->groups[c] : "";
    const char *unit = strstr(head, "（");
    if (unit) head = arena_strndup(s->arena, head, (size_t)(unit - head));
    return arena_printf(s->arena, "%s%s", group, head);
}

/* The unit in the header's brackets, or the table's where it has one alone. */
static const char *header_unit(Setting *s, const Table *t, int c, const char *value)
{
    const char *head = t->header ? plain_text(s, &t->header[c], NULL) : "", *unit = strstr(head, "（");
    bool figure = *value && g_ascii_isdigit(value[strlen(value) - 1]);
    if (!figure) return "";
    if (unit) {
        const char *from = unit + strlen("（"), *end = strstr(from, "）");
        return end ? arena_strndup(s->arena, from, (size_t)(end - from)) : "";
    }
    return t->unit && !strpbrk(t->unit, " ") && !strstr(t->unit, "、") ? t->unit : "";
}

static void drop_columns(Setting *s, Table *t, const ColumnFate *fates)
{
    int kept = 0, old = t->columns;
    Inlines *header = t->header ? ARENA_ARRAY(s->arena, Inlines, old) : NULL;
    const char **groups = t->groups ? ARENA_ARRAY(s->arena, const char *, old) : NULL;
    CellAlignment *alignment = ARENA_ARRAY(s->arena, CellAlignment, old);
    TableRow *rows = arena_memdup(s->arena, t->rows, sizeof *rows * (size_t)t->row_count);
    for (int r = 0; r < t->row_count; r++) rows[r].cells = ARENA_ARRAY(s->arena, Inlines, old);
    for (int c = 0; c < old; c++) {
        if (fates[c] != COLUMN_STAYS) continue;
        if (header) header[kept] = t->header[c];
        if (groups) groups[kept] = t->groups[c];
        alignment[kept] = t->alignment[c];
        for (int r = 0; r < t->row_count; r++) rows[r].cells[kept] = t->rows[r].cells[c];
        kept++;
    }
    t->header = header;
    t->groups = groups;
    t->alignment = alignment;
    t->rows = rows;
    t->columns = kept;
}

static void add_to_title(Setting *s, Table *t, const char *words)
{
    Inline *items = ARENA_ARRAY(s->arena, Inline, t->title.count + 1);
    memcpy(items, t->title.items, sizeof *items * (size_t)t->title.count);
    items[t->title.count] = (Inline){.text = arena_printf(s->arena, "（%s）", words)};
    t->title.items = items;
    t->title.count++;
}

static void add_to_note(Setting *s, Table *t, const char *words)
{
    const char *note = t->note && *t->note ? t->note : "";
    bool ended = !*note || g_str_has_suffix(note, "。");
    t->note = arena_printf(s->arena, "%s%s%s", note, ended ? "" : "。", words);
}

/* A caption says what two columns hold throughout; of more the table shows it better. */
static void keep_many_same(const Table *t, ColumnFate *fates)
{
    int same = 0;
    for (int c = 1; c < t->columns; c++) same += fates[c] == COLUMN_SAME;
    for (int c = 1; same > MOST_SAME && c < t->columns; c++)
        if (fates[c] == COLUMN_SAME) fates[c] = COLUMN_STAYS;
}

const Table *table_adapt(Setting *s, const Table *table)
{
    const char *missing = "", *same = "";
    ColumnFate *fates = ARENA_ARRAY(s->arena, ColumnFate, table->columns);
    const char **values = ARENA_ARRAY(s->arena, const char *, table->columns);
    int kept = 1;
    for (int c = 1; c < table->columns; c++) fates[c] = column_fate(s, table, c, &values[c]);
    keep_many_same(table, fates);
    for (int c = 1; c < table->columns; c++) {
        const char *head = header_words(s, table, c);
        kept += fates[c] == COLUMN_STAYS;
        if (fates[c] == COLUMN_MISSING)
            missing = arena_printf(s->arena, "%s%s%s", missing, *missing ? "、" : "", head);
        if (fates[c] == COLUMN_SAME)
            same = arena_printf(s->arena, "%s%s%s均为%s%s", same, *same ? "，" : "", head, values[c],
                                header_unit(s, table, c, values[c]));
    }
    if (kept == table->columns || kept < 2) return table;
    Table *t = arena_memdup(s->arena, table, sizeof *t);
    drop_columns(s, t, fates);
    if (*same && t->title.count) add_to_title(s, t, same);
    if (*same && !t->title.count) add_to_note(s, t, arena_printf(s->arena, "%s。", same));
    if (*missing) add_to_note(s, t, arena_printf(s->arena, "%s各行均无数据，未列出。", missing));
    return t;
}
