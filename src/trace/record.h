/* The trace of a report: every printed figure with its page and box, its tree and the inputs as typed, as the
 * JSON text that travels with the PDF as an attachment.
 *
 *   {"format":"jianbao-trace","version":1,
 *    "files":[{"name":…,"sha256":…}…], "rules":[name…],
 *    "nodes":[["c",file,line,column,number,typed] | ["k",rule,number] | ["r",rule,number,[node…]]
 *           | ["s",what,[node…]] | ["p",decimals,places,text,[node]] |
 * ["w",rule,decimals,text,parameters,[node…]] …], "figures":[[page,x,y,width,height,node,text,label]
 *           | [page,x,y,width,height,node,text,label,1]…]}
 *
 * ["s"] is a series or a group that methods take whole: its nodes stand in its place. Files, rules and nodes
 * are named by their place in these lists; inputs stand before what is made of them. Pages are counted from
 * 1, boxes are in points from the page's top left corner. A figure with 1 behind it stands in the text that
 * is read in place of a chart, a drawing in a table or a picture, and has that one's page and box. */
#ifndef JIANBAO_TRACE_RECORD_H
#define JIANBAO_TRACE_RECORD_H

#include "display/printed.h"
#include "trace/cells.h"

/* The name of the attachment. */
#define TRACE_NAME "jianbao-trace.json"

/* The trace of the figures of finished pages: new text (g_free). `cells`: what was read already of the data's
 * files. */
char *trace_record(const PrintedFigure *figures, int count, CellTexts *cells);

#endif
