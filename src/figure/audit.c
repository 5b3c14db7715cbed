/* Every figure is known by what it was computed from: two trees of the same rules over the same cells are the
 * same figure, whoever computed them. What is printed of it is an interval, the number and half a unit of its
 * last decimal on both sides; questions are asked of intervals. */
#include "figure/audit.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/growth.h"

/* A number as it stands on a page. */
typedef struct {
    const Provenance *printed; /* PRINTED */
    const Provenance *raw;     /* what was rounded */
    guint64 identity;          /* of raw */
    int line;
} Shown;

typedef struct {
    const Provenance *printed; /* of the last share */
    double sum, slack;
    int count, line;
} Whole;

struct FigureAudit {
    GArray *shown;          /* Shown, in the order of the pages */
    GHashTable *identities; /* Provenance → guint64 */
    GHashTable *seen;       /* identity and decimals → told already or taken */
};

FigureAudit *figure_audit_begin(void)
{
    FigureAudit *audit = g_new0(FigureAudit, 1);
    audit->shown = g_array_new(FALSE, FALSE, sizeof(Shown));
    audit->identities = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    return audit;
}

/* ---- which figure it is ---- */

static guint64 mix(guint64 hash, guint64 more)
{
    hash ^= more + G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) + (hash << 6) + (hash >> 2);
    return hash * G_GUINT64_CONSTANT(0xff51afd7ed558ccd);
}

static guint64 bits_of(double number)
{
    guint64 bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

/* A rounded figure on the way counts as another than the unrounded one. */
static guint64 identity_of(FigureAudit *audit, const Provenance *node)
{
    const guint64 *known = g_hash_table_lookup(audit->identities, node);
    if (known) return *known;
    guint64 hash = mix((guint64)node->kind + 1, (guint64)node->input_count);
    if (node->kind == PROVENANCE_CELL) {
        hash = mix(mix(hash, g_str_hash(node->file)), (guint64)node->line);
        hash = mix(mix(hash, (guint64)node->column), bits_of(node->number));
    } else {
        hash = mix(hash, node->rule ? g_str_hash(node->rule) : 0);
        if (node->kind == PROVENANCE_CONSTANT) hash = mix(hash, bits_of(node->number));
        if (node->kind == PROVENANCE_PRINTED) hash = mix(hash, (guint64)node->decimals + 1);
    }
    for (int i = 0; i < node->input_count; i++) hash = mix(hash, identity_of(audit, node->inputs[i]));
    guint64 *kept = g_new(guint64, 1);
    *kept = hash;
    g_hash_table_insert(audit->identities, (gpointer)node, kept);
    return hash;
}

void figure_audit_take(FigureAudit *audit, const Provenance *figure, int line)
{
    if (figure->kind == PROVENANCE_WORDS)
        for (int i = 0; i < figure->input_count; i++) figure_audit_take(audit, figure->inputs[i], line);
    if (figure->kind != PROVENANCE_PRINTED || !figure->input_count || figure->decimals < 0) return;
    Shown s = {figure, figure->inputs[0], identity_of(audit, figure->inputs[0]), line};
    g_array_append_val(audit->shown, s);
}

/* ---- questions ---- */

static double half_unit(const Provenance *printed) { return 0.5 * pow(10, -printed->decimals); }

static const char *name_of(const Shown *s)
{
    const Provenance *p = s->printed;
    return p->label && *p->label ? p->label : p->place && *p->place ? p->place : p->text;
}

static Place place_of(const char *file, const Shown *s)
{
    return s->line ? (Place){.file = file, .line = s->line, .column = 1} : (Place){.file = file};
}

static gint by_identity(gconstpointer a, gconstpointer b)
{
    const Shown *x = *(const Shown *const *)a, *y = *(const Shown *const *)b;
    if (x->identity != y->identity) return x->identity < y->identity ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* One figure is printed in one version: roundings of one number overlap. */
static void ask_versions(GPtrArray *sorted, const char *file, Diagnostics *diags)
{
    for (guint i = 0; i < sorted->len;) {
        const Shown *first = sorted->pdata[i];
        guint k = i + 1;
        bool told = false;
        for (; k < sorted->len && ((Shown *)sorted->pdata[k])->identity == first->identity; k++) {
            const Shown *other = sorted->pdata[k];
            double apart = fabs(first->printed->number - other->printed->number);
            if (told || apart <= half_unit(first->printed) + half_unit(other->printed) -
                                     (first->printed->decimals == other->printed->decimals
                                          ? 1.5 * half_unit(first->printed)
                                          : 0) +
                                     1e-9)
                continue;
            told = true;
            diag_report(diags, W_FIGURE_VERSIONS, place_of(file, other),
                        "同一个数印成两样：这里是“%s”，第%d行是“%s”（%s）", other->printed->text, first->line,
                        first->printed->text, name_of(first));
        }
        i = k;
    }
}

/* How a figure is printed with `decimals`, the first of its places; NULL when it is not. */
static const Shown *find_shown(GPtrArray *sorted, guint64 identity, int decimals)
{
    guint low = 0, high = sorted->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (((const Shown *)sorted->pdata[middle])->identity < identity)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < sorted->len; low++) {
        const Shown *s = sorted->pdata[low];
        if (s->identity != identity) break;
        if (s->printed->decimals == decimals) return s;
    }
    return NULL;
}

/* What a rule subtracts, by the places of its inputs. */
static const struct {
    const char *rule;
    int from, subtracted;
} differences[] = {{"两期之差", 0, 1},         {"完成数－目标", 0, 1},       {"公布－计算", 0, 1},
                   {"完成率－时序进度", 0, 1}, {"上期位次－本期位次", 1, 0}, {"甲－乙", 0, 1}};

/* The figure that an operand of a difference is, when it was rounded before. */
static guint64 operand_identity(FigureAudit *audit, const Provenance *operand)
{
    bool rounded = operand->kind == PROVENANCE_PRINTED && operand->input_count;
    return identity_of(audit, rounded ? operand->inputs[0] : operand);
}

static void ask_difference(FigureAudit *audit, GPtrArray *sorted, const Shown *s, const char *file,
                           Diagnostics *diags)
{
    if (s->raw->kind != PROVENANCE_RULE || s->raw->input_count != 2) return;
    for (size_t i = 0; i < G_N_ELEMENTS(differences); i++) {
        if (strcmp(differences[i].rule, s->raw->rule)) continue;
        const Provenance *from = s->raw->inputs[differences[i].from],
                         *subtracted = s->raw->inputs[differences[i].subtracted];
        const Shown *x = find_shown(sorted, operand_identity(audit, from), s->printed->decimals),
                    *y = find_shown(sorted, operand_identity(audit, subtracted), s->printed->decimals);
        if (!x || !y) return;
        double difference = x->printed->number - y->printed->number;
        if (fabs(fabs(difference) - fabs(s->printed->number)) <= half_unit(s->printed)) return;
        diag_report(diags, W_FIGURE_DIFFERENCE, place_of(file, s),
                    "印出的差“%s”与印出的“%s”（第%d行）、“%s”（第%d行）不合（%s）", s->printed->text,
                    x->printed->text, x->line, y->printed->text, y->line, name_of(s));
        return;
    }
}

/* Districts' figures are added up by others than the city's: a hundredth more is let pass. */
static const double parts_over = 1;

/* The parts of one whole, each counted once, come to no more than all of it. */
static void ask_shares(FigureAudit *audit, GPtrArray *sorted, const char *file, Diagnostics *diags)
{
    GHashTable *wholes = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    guint64 before = 0;
    for (guint i = 0; i < sorted->len; i++) {
        const Shown *s = sorted->pdata[i];
        bool again = i && s->identity == before;
        before = s->identity;
        if (again || s->raw->kind != PROVENANCE_RULE || s->raw->input_count != 2 ||
            strcmp(s->raw->rule, "本项÷总体×100") || s->raw->inputs[0]->number < 0)
            continue;
        gint64 key = (gint64)identity_of(audit, s->raw->inputs[1]);
        Whole *whole = g_hash_table_lookup(wholes, &key);
        if (!whole) {
            whole = g_new0(Whole, 1);
            g_hash_table_insert(wholes, g_memdup2(&key, sizeof key), whole);
        }
        whole->sum += s->printed->number;
        whole->slack += half_unit(s->printed);
        whole->count++;
        if (s->line >= whole->line) whole->line = s->line, whole->printed = s->printed;
    }
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, wholes);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const Whole *whole = value;
        if (whole->count < 2 || whole->sum <= 100 + whole->slack + parts_over) continue;
        const Shown last = {.printed = whole->printed, .line = whole->line};
        diag_report(diags, W_FIGURE_SHARES, place_of(file, &last),
                    "印出的%d个比重之和为%.1f%%，超过总体的100%%（%s）", whole->count, whole->sum,
                    name_of(&last));
    }
    g_hash_table_destroy(wholes);
}

/* A growth that was computed follows from the levels as they are printed. */
static void ask_growth(FigureAudit *audit, GPtrArray *sorted, const Shown *s, const char *file,
                       Diagnostics *diags)
{
    if (s->raw->kind != PROVENANCE_RULE || s->raw->input_count != 2 ||
        strcmp(s->raw->rule, "（本期÷上年同期－1）×100"))
        return;
    const Shown *levels[2] = {0};
    for (int i = 0; i < 2; i++)
        for (int decimals = 6; decimals >= 0 && !levels[i]; decimals--)
            levels[i] = find_shown(sorted, identity_of(audit, s->raw->inputs[i]), decimals);
    double low, high, slack = half_unit(s->printed) + 1e-9, number = s->printed->number;
    if (!levels[0] || !levels[1] ||
        !growth_interval(levels[0]->printed->number, levels[0]->printed->decimals, levels[1]->printed->number,
                         levels[1]->printed->decimals, &low, &high))
        return;
    low -= slack, high += slack;
    if ((number >= low && number <= high) || (-number >= low && -number <= high)) return; /* or 下降x */
    diag_report(diags, W_FIGURE_GROWTH, place_of(file, s),
                "印出的增速“%s”与印出的“%s”（第%d行）、“%s”（第%d行）不合（%s）", s->printed->text,
                levels[0]->printed->text, levels[0]->line, levels[1]->printed->text, levels[1]->line,
                name_of(s));
}

void figure_audit_end(FigureAudit *audit, const char *file, Diagnostics *diags)
{
    GPtrArray *sorted = g_ptr_array_sized_new(audit->shown->len);
    for (guint i = 0; i < audit->shown->len; i++)
        g_ptr_array_add(sorted, &g_array_index(audit->shown, Shown, i));
    g_ptr_array_sort(sorted, by_identity);
    ask_versions(sorted, file, diags);
    guint64 before = 0;
    for (guint i = 0; i < sorted->len; i++) {
        const Shown *s = sorted->pdata[i];
        if (i && s->identity == before) continue; /* told once */
        before = s->identity;
        ask_difference(audit, sorted, s, file, diags);
        ask_growth(audit, sorted, s, file, diags);
    }
    ask_shares(audit, sorted, file, diags);
    g_ptr_array_free(sorted, TRUE);
    g_array_free(audit->shown, TRUE);
    g_hash_table_destroy(audit->identities);
    g_free(audit);
}
