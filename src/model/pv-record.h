/* A record: one thing that exists, as it was at one moment. Immutable and atomically reference-counted, so any thread may hold
 * and read it. It borrows its PvKindInfo: the table must outlive it.
 *
 * Access is checked: asking for a field of another kind, or for the wrong type, is a programming error (a critical warning
 * and an empty answer). */
#pragma once

#include "model/pv-kinds.h"

G_BEGIN_DECLS

typedef struct _PvRecord PvRecord;

/* One cell. What it holds follows from its field: text for PV_TYPE_TEXT, TRANSLATED, CODE, PERSONAL and ORDER, an integer for
 * all others. An empty text does not exist: it is PV_VALUE_NONE. */
typedef enum
{
  PV_VALUE_NONE,
  PV_VALUE_INT,
  PV_VALUE_TEXT,
} PvValueKind;

typedef struct
{
  PvValueKind kind;
  gint64 integer;
  const char *text;            /* borrowed */
} PvValue;

#define PV_VALUE_EMPTY ((PvValue) { PV_VALUE_NONE, 0, NULL })
#define PV_VALUE_OF_INT(i) ((PvValue) { PV_VALUE_INT, (i), NULL })
#define PV_VALUE_OF_TEXT(t) ((PvValue) { PV_VALUE_TEXT, 0, (t) })

gboolean          pv_value_equal              (PvValue           a,
                                               PvValue           b);

/* @values has info->n_slots entries; texts are copied. (transfer full) */
PvRecord         *pv_record_new               (const PvKindInfo *info,
                                               PvId              id,
                                               const PvValue    *values);
PvRecord         *pv_record_ref               (PvRecord         *record);
void              pv_record_unref             (PvRecord         *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvRecord, pv_record_unref)

PvId              pv_record_get_id            (const PvRecord   *record);
PvKind            pv_record_get_kind          (const PvRecord   *record);
const PvKindInfo *pv_record_get_info          (const PvRecord   *record);

/* Any cell, by its slot (field->slot, + lang - 1 when translated). The text is borrowed from the record. */
PvValue           pv_record_get_cell          (const PvRecord   *record,
                                               guint             slot);
/* Which of them hold anything: bit i for slot i. */
guint64           pv_record_get_filled        (const PvRecord   *record);

/* @lang is PV_LANG_NONE for fields that are not translated. NULL when empty. */
const char       *pv_record_get_text          (const PvRecord   *record,
                                               PvField           field,
                                               PvLang            lang);
/* The text in @lang, or in the first language that has one (pv_lang_fallback); @found, unless NULL, says which.
 * "" when there is none. */
const char       *pv_record_get_text_fallback (const PvRecord   *record,
                                               PvField           field,
                                               PvLang            lang,
                                               PvLang           *found);
gboolean          pv_record_has               (const PvRecord   *record,
                                               PvField           field);
/* 0 when empty, for all types that are integers. */
gint64            pv_record_get_int           (const PvRecord   *record,
                                               PvField           field);
guint             pv_record_get_choice        (const PvRecord   *record,
                                               PvField           field);
/* Whether the choice @code is among several choices. */
gboolean          pv_record_has_choice        (const PvRecord   *record,
                                               PvField           field,
                                               guint             code);
gboolean          pv_record_get_yes           (const PvRecord   *record,
                                               PvField           field);
PvDate            pv_record_get_date          (const PvRecord   *record,
                                               PvField           field);
PvId              pv_record_get_reference     (const PvRecord   *record,
                                               PvField           field);
/* PV_STANDING_…; a record that says nothing is confirmed. */
guint             pv_record_get_standing      (const PvRecord   *record);

/* By (order key, id) where the kind has an order, else by id. A GCompareFunc over PvRecord** (for g_ptr_array_sort). */
int               pv_record_compare           (gconstpointer     a,
                                               gconstpointer     b);

G_END_DECLS
