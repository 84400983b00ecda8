/* A cell as a person reads it, and as a file writes it. */
#pragma once

#include "model/pv-model.h"

G_BEGIN_DECLS

/* The language the interface speaks: its catalogue says which. English where it has none. */
PvLang   pv_interface_lang    (void);

/* For a person: a choice's label, a date, a number, the title of what is referred to, the text itself. @cell is the language of
 * a translated field (PV_LANG_NONE: the best there is for @lang). @lang is the language of the words: a content language, or
 * PV_LANG_NONE for the interface's own. "" when empty. (transfer full) */
char    *pv_value_words       (const PvModel     *model,
                               const PvRecord    *record,
                               const PvFieldInfo *field,
                               PvLang             cell,
                               PvLang             lang);

/* For a file: a nick, nicks with spaces between them, an ISO date, a decimal, yes or no, an id as text, "x y" for a place.
 * NULL when empty. (transfer full) */
char    *pv_value_to_text     (const PvFieldInfo *field,
                               PvValue            value);

/* The way back. An empty @text is PV_VALUE_NONE. The text of a value that is text goes to @owned (free it after use).
 * PV_ERROR_REFUSED, which says what the field takes, when it does not fit. References are not looked up. */
gboolean pv_value_from_text   (const PvFieldInfo *field,
                               const char        *text,
                               PvValue           *value,
                               char             **owned,
                               GError           **error);

/* What a person types into a cell: labels of choices in any language as well as nicks, dates and numbers in either form. */
gboolean pv_value_from_person (const PvFieldInfo *field,
                               const char        *text,
                               PvValue           *value,
                               char             **owned,
                               GError           **error);

/* Whether @value may stand in a cell of @field: the one gate for whatever comes from outside. References are not looked up. */
gboolean pv_value_fits        (const PvFieldInfo *field,
                               PvValue            value,
                               GError           **error);

/* All that can be searched in a record at @audience, folded (pv_text_fold): texts in every language and the labels of its
 * choices. (transfer full) */
char    *pv_search_text       (const PvRecord    *record,
                               PvAudience         audience);

G_END_DECLS
