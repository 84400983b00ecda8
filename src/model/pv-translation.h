/* Texts in more than one language: which of them a person reads, and what is not there yet. Pure; any thread. */
#pragma once

#include "model/pv-model.h"
#include "model/pv-older-text.h"

G_BEGIN_DECLS

/* The language that a document is written in first: what its ecosystem says, else Finnish. FI, SV or EN. */
PvLang      pv_model_main_lang     (const PvModel     *model);

/* What is read first where @lang is shown: BOTH is the main language of the two, NONE the interface's own when
 * that is Finnish or Swedish, else the main one. */
PvLang      pv_first_lang          (const PvModel     *model,
                                    PvLang             lang);
/* What stands under it where BOTH are shown: Finnish or Swedish, whichever is not first. */
PvLang      pv_second_lang         (const PvModel     *model);

/* The text in @lang, else in the document's main language, else in Finnish, Swedish, English. @found, unless NULL, says in which;
 * NONE when there is no text, which is "". */
const char *pv_model_text          (const PvModel     *model,
                                    const PvRecord    *record,
                                    PvField            field,
                                    PvLang             lang,
                                    PvLang            *found);

/* A proper name: written once, it is the same in every language, and so is the short one. */
gboolean    pv_text_is_same        (const PvRecord    *record,
                                    const PvFieldInfo *field);
/* Whether @lang, Finnish or Swedish, has no text while another language has. Never of what is retired. */
gboolean    pv_text_is_missing     (const PvRecord    *record,
                                    const PvFieldInfo *field,
                                    PvLang             lang);
/* The first of Finnish and Swedish that is missing; NONE. */
PvLang      pv_text_missing_lang   (const PvRecord    *record,
                                    const PvFieldInfo *field);

/* The language of a text that is older than its other one, by @older (sorted, element-type PvOlderText; or NULL); NONE. */
PvLang      pv_older_texts_find    (const GArray      *older,
                                    PvId               id,
                                    PvField            field);
/* By id, then field. */
void        pv_older_texts_sort    (GArray            *older);

G_END_DECLS
