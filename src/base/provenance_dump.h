/* Trees of figures as text, for the dumps of stages (jianbao build --dump): nodes are numbered as they are
 * first met and listed once at the end, inputs before what is made of them, one a line, texts in JSON's
 * quotes:
 *
 *   #1 cell "observations/2025-06.csv":2:7 number 6.9 places 1
 *   #2 constant "月数" number 6
 *   #3 rule "同比" number 6.9321 of #1 #2
 *   #6 series "…" of #1 #7 #8
 *   #4 printed "6.9" decimals 1 of #3
 *   #5 words "增减" "增长6.9%" decimals 1 [parameters "…"] of #4
 */
#ifndef JIANBAO_BASE_PROVENANCE_DUMP_H
#define JIANBAO_BASE_PROVENANCE_DUMP_H

#include <stdio.h>

#include "base/provenance.h"

typedef struct ProvenanceList ProvenanceList;

/* An empty list; the caller frees it. It keeps no pointers to the nodes. */
ProvenanceList *provenance_list_new(void);
void provenance_list_free(ProvenanceList *list);

/* Writes “ #12” for a tree, nothing for NULL; equal trees have one number. */
void provenance_list_mention(ProvenanceList *list, const Provenance *tree, FILE *out);

/* Writes “ "label" #12”: what a figure is called and its tree; nothing for NULL. */
void provenance_list_describe(ProvenanceList *list, const Provenance *tree, FILE *out);

/* Writes the lines of all nodes. */
void provenance_list_dump(const ProvenanceList *list, FILE *out);

#endif
