#include "data/workbook.h"
#include <stddef.h>
bool workbook_has_ending(const char *path)
{
    (void)path;
    return false;
}
bool workbook_report_disguise(const char *path, const char *shown, Diagnostics *diags)
{
    (void)path;
    (void)shown;
    (void)diags;
    return false;
}
Workbook *workbook_open(const char *path, const char *shown, Diagnostics *diags)
{
    (void)path;
    (void)shown;
    (void)diags;
    return NULL;
}
void workbook_close(Workbook *book) { (void)book; }
int workbook_sheet_count(const Workbook *book)
{
    (void)book;
    return 0;
}
WorkbookSheet *workbook_sheet(Workbook *book, int number)
{
    (void)book;
    (void)number;
    return NULL;
}
const char *workbook_sheet_name(const WorkbookSheet *sheet)
{
    (void)sheet;
    return "";
}
const SheetRow *workbook_sheet_next(WorkbookSheet *sheet)
{
    (void)sheet;
    return NULL;
}
