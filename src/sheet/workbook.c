/* What a file is, is asked of its first bytes, not of its name. A workbook is read as a whole when it is
 * opened: each visible sheet becomes a grid of texts. */
#include "sheet/workbook.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "sheet/grid.h"
#include "sheet/ods.h"
#include "sheet/xls.h"
#include "sheet/xlsx.h"

enum { HEAD_BYTES = 512 };

struct WorkbookSheet {
    Grid *grid;
    char *name;
};

struct Workbook {
    GPtrArray *grids;  /* all */
    GPtrArray *sheets; /* WorkbookSheet of the visible ones that hold anything */
};

typedef enum { FILE_OTHER, FILE_ZIP, FILE_OLE, FILE_HTML, FILE_KNOWN } FileKind;

/* What the first bytes say a file is. */
static const struct {
    const char *bytes;
    int length;
    FileKind kind;
    const char *name;
} signatures[] = {
    {"PK\3\4", 4, FILE_ZIP, "Excel工作簿（.xlsx一类）"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, FILE_OLE, "Excel工作簿（旧式.xls，或加了密码的.xlsx）"},
    {"%PDF", 4, FILE_KNOWN, "PDF文件"},
    {"\x89PNG", 4, FILE_KNOWN, "图片（PNG）"},
    {"\xFF\xD8\xFF", 3, FILE_KNOWN, "图片（JPEG）"},
    {"{\\rtf", 5, FILE_KNOWN, "写字板文件（RTF）"},
    {"Rar!", 4, FILE_KNOWN, "压缩包（RAR）"},
    {"7z\xBC\xAF", 4, FILE_KNOWN, "压缩包（7z）"}};

static FileKind kind_of(const char *path, const char **name)
{
    char head[HEAD_BYTES + 1] = {0};
    FILE *file = fopen(path, "rb");
    *name = "文本";
    if (!file) return FILE_OTHER;
    size_t n = fread(head, 1, HEAD_BYTES, file);
    fclose(file);
    for (size_t i = 0; i < G_N_ELEMENTS(signatures); i++) {
        if (n < (size_t)signatures[i].length ||
            memcmp(head, signatures[i].bytes, (size_t)signatures[i].length))
            continue;
        *name = signatures[i].name;
        return signatures[i].kind;
    }
    const char *p = head;
    if (g_str_has_prefix(p, "\xEF\xBB\xBF")) p += 3;
    while (g_ascii_isspace(*p)) p++;
    static const char *const pages[] = {"<html", "<!doctype", "<table", "<?xml", "<meta", "<head"};
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        if (g_ascii_strncasecmp(p, pages[i], strlen(pages[i]))) continue;
        *name = "网页或XML";
        return FILE_HTML;
    }
    return FILE_OTHER;
}

/* The formats: a row each; of several workbooks of one name the first is read. */
static const struct {
    const char *ending;
    FileKind kind;
    ArchiveResult (*read)(const char *path, GPtrArray *grids, bool *encrypted);
} formats[] = {{".xlsx", FILE_ZIP, xlsx_read},
               {".ods", FILE_ZIP, ods_read},
               {".xls", FILE_OLE, xls_read},
               {".xlsm", FILE_ZIP, xlsx_read}};

const char *workbook_ending(int number)
{
    return number < (int)G_N_ELEMENTS(formats) ? formats[number].ending : NULL;
}

static int find_ending(const char *path)
{
    char *lower = g_ascii_strdown(path, -1);
    int found = -1;
    for (size_t i = 0; i < G_N_ELEMENTS(formats) && found < 0; i++)
        if (g_str_has_suffix(lower, formats[i].ending)) found = (int)i;
    g_free(lower);
    return found;
}

bool workbook_has_ending(const char *path) { return find_ending(path) >= 0; }

bool workbook_report_disguise(const char *path, const char *shown, Diagnostics *diags)
{
    const char *name;
    FileKind kind = kind_of(path, &name);
    if (kind == FILE_OTHER) return false;
    diag_report(diags, E_BOOK_KIND, (Place){.file = shown, .line = 1, .column = 1}, "这不是CSV，内容是%s；%s",
                name,
                kind == FILE_ZIP ? "请把扩展名改为.xlsx，或用Excel、WPS另存为CSV"
                : kind == FILE_OLE ? "请把扩展名改为.xls（加了密码的先去掉密码），或另存为CSV"
                                   : "请用Excel或WPS打开后另存为CSV或.xlsx");
    return true;
}

/* Whether the old container holds an encrypted new workbook: its directory names EncryptedPackage in UTF-16.
 */
static bool is_encrypted_package(const char *path)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
    if (!file) return false;
    bool found =
        memmem(g_mapped_file_get_contents(file), g_mapped_file_get_length(file), name, sizeof name - 1);
    g_mapped_file_unref(file);
    return found;
}

static void report_damaged(const char *shown, const char *reason, Diagnostics *diags)
{
    diag_report(diags, E_BOOK_DAMAGED, (Place){.file = shown, .line = 1, .column = 1}, "%s", reason);
}

static bool report_kind(const char *path, const char *shown, FileKind wanted, Diagnostics *diags)
{
    const char *name, *dot = strrchr(shown, '.');
    FileKind kind = kind_of(path, &name);
    if (kind == wanted) return false;
    bool password = kind == FILE_OLE && is_encrypted_package(path);
    if (password)
        report_damaged(shown, "工作簿加了密码，打不开；请在Excel或WPS中去掉密码后另存", diags);
    else
        diag_report(diags, E_BOOK_KIND, (Place){.file = shown, .line = 1, .column = 1},
                    "扩展名是%s，内容却是%s；请用Excel或WPS打开后另存为.xlsx", dot, name);
    return true;
}

static bool read_grids(const char *path, const char *shown, GPtrArray *grids, Diagnostics *diags)
{
    int ending = find_ending(path);
    bool encrypted = false, good;
    if (report_kind(path, shown, formats[ending].kind, diags)) return false;
    ArchiveResult result = formats[ending].read(path, grids, &encrypted);
    good = result == ARCHIVE_READ;
    if (!good)
        report_damaged(shown,
                       encrypted ? "工作簿加了密码，打不开；请在Excel或WPS中去掉密码后另存"
                       : result == ARCHIVE_TOO_LARGE
                           ? "工作簿太大，没有读取；请删去不用的工作表和格式后另存"
                           : "工作簿打不开，文件不完整或已损坏；请用Excel或WPS打开后另存，或重新索取",
                       diags);
    return good;
}

/* What is hidden in a sheet, and hidden sheets, are told once each. */
static void tell_hidden(const Grid *grid, const char *shown, const char *name, Diagnostics *diags)
{
    if (grid_is_hidden(grid)) {
        diag_report(diags, N_BOOK_HIDDEN, (Place){.file = shown}, "隐藏的工作表“%s”没有读取",
                    grid_name(grid));
        return;
    }
    int rows = grid_hidden_rows(grid), columns = grid_hidden_columns(grid);
    if (!rows && !columns) return;
    GString *text = g_string_new("隐藏的");
    if (rows) g_string_append_printf(text, "%d行", rows);
    if (rows && columns) g_string_append(text, "、");
    if (columns) g_string_append_printf(text, "%d列", columns);
    diag_report(diags, N_BOOK_HIDDEN, (Place){.file = name}, "%s没有读取；需要的请取消隐藏", text->str);
    g_string_free(text, TRUE);
}

static void free_grid(gpointer grid) { grid_free(grid); }

static void free_sheet(gpointer data)
{
    WorkbookSheet *sheet = data;
    g_free(sheet->name);
    g_free(sheet);
}

Workbook *workbook_open(const char *path, const char *shown, Diagnostics *diags)
{
    Workbook *book = g_new0(Workbook, 1);
    book->grids = g_ptr_array_new_with_free_func(free_grid);
    book->sheets = g_ptr_array_new_with_free_func(free_sheet);
    FILE *file = fopen(path, "rb");
    bool good = file != NULL;
    if (file)
        fclose(file);
    else
        diag_report(diags, E_IO_READ, (Place){.file = shown}, "打不开文件：%s", g_strerror(errno));
    good = good && read_grids(path, shown, book->grids, diags);
    for (guint i = 0; good && i < book->grids->len; i++) {
        Grid *grid = book->grids->pdata[i];
        char *name = g_strdup_printf("%s[%s]", shown, grid_name(grid));
        tell_hidden(grid, shown, name, diags);
        if (grid_is_hidden(grid) || grid_is_empty(grid)) {
            g_free(name);
            continue;
        }
        WorkbookSheet *sheet = g_new0(WorkbookSheet, 1);
        *sheet = (WorkbookSheet){grid, name};
        g_ptr_array_add(book->sheets, sheet);
    }
    if (good && !book->sheets->len) {
        diag_report(diags, E_CSV_EMPTY_FILE, (Place){.file = shown, .line = 1, .column = 1},
                    "工作簿里没有数据（工作表都是空的，或都隐藏着）");
        good = false;
    }
    if (good) return book;
    workbook_close(book);
    return NULL;
}

void workbook_close(Workbook *book)
{
    if (!book) return;
    g_ptr_array_free(book->sheets, TRUE);
    g_ptr_array_free(book->grids, TRUE);
    g_free(book);
}

int workbook_sheet_count(const Workbook *book) { return (int)book->sheets->len; }
WorkbookSheet *workbook_sheet(Workbook *book, int number) { return book->sheets->pdata[number]; }
const char *workbook_sheet_name(const WorkbookSheet *sheet) { return sheet->name; }
const SheetRow *workbook_sheet_next(WorkbookSheet *sheet) { return grid_next(sheet->grid); }
