/* Lua's own messages in the words of a layout's author. */
#ifndef JIANBAO_EXPRESSION_FAULTS_H
#define JIANBAO_EXPRESSION_FAULTS_H

/* The Chinese of a message of Lua (names restored), new text (g_free). Texts that are Chinese already stay.
 */
char *fault_words(const char *message);

#endif
