/* What is said of a text that lacks a language, or has one that is older than the other: the same words and the same sign in forms,
 * tables and the phase table. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  PvLang lang;                 /* that is missing or older; NONE: all is well */
  gboolean older;
} PvLanguageState;

/* Of a field that is not translated: all is well. */
PvLanguageState pv_language_state       (PvDocument        *document,
                                         const PvRecord    *record,
                                         const PvFieldInfo *field);
/* "Swedish missing"; NULL when all is well. */
const char     *pv_language_state_words (PvLanguageState    state);
const char     *pv_language_state_icon  (PvLanguageState    state);

/* The language in which a text is read where @lang is shown; PV_LANG_NONE when it is that one, or there is no text. */
PvLang          pv_language_fallback    (const PvModel     *model,
                                         const PvRecord    *record,
                                         const PvFieldInfo *field,
                                         PvLang             lang);
/* "Shown in Finnish: no English". */
char           *pv_language_fallback_words (PvLang          found,
                                         PvLang             wanted);

/* A sign with the language's letters beside it, for tight places; hidden while all is well. The words are its tooltip and what a
 * screen reader says. */
GtkWidget      *pv_language_mark_new    (void);
void            pv_language_mark_show   (GtkWidget         *mark,
                                         PvLanguageState    state);
/* Any sign and letters; @words NULL hides it. */
void            pv_language_mark_say    (GtkWidget         *mark,
                                         const char        *icon,
                                         const char        *letters,
                                         const char        *words);

G_END_DECLS
