#include "analysis/pv-remark.h"

#include <glib/gi18n-lib.h>

static void
remark_free (gpointer data)
{
  PvRemark *remark = data;

  g_free (remark->sentence);
  g_free (remark);
}

GPtrArray *
pv_remarks_new (void)
{
  return g_ptr_array_new_with_free_func (remark_free);
}

void
pv_remarks_take (GPtrArray *remarks, PvRemarkKind kind, PvId id, char *sentence)
{
  PvRemark *remark = g_new0 (PvRemark, 1);

  remark->kind = kind;
  remark->id = id;
  remark->sentence = sentence;
  g_ptr_array_add (remarks, remark);
}

void
pv_remarks_add (GPtrArray *remarks, PvRemarkKind kind, const PvModel *model, const PvRecord *record, const char *what)
{
  g_autofree char *title = pv_title (model, record, PV_LANG_NONE);

  pv_remarks_take (remarks, kind, pv_record_get_id (record),
                   g_strdup_printf (_("%s “%s”: %s"), pv_kind_label (pv_record_get_info (record)), title, what));
}

void
pv_remarks_add_raised (GPtrArray *remarks, const PvModel *model, const PvRecord *record)
{
  pv_remarks_add (remarks, PV_REMARK_RAISED, model, record, _("only raised in a workshop, stays out"));
}

guint
pv_remarks_count (const GPtrArray *remarks, PvRemarkKind kind)
{
  guint n = 0;

  for (guint i = 0; i < remarks->len; i++)
    n += ((const PvRemark *) remarks->pdata[i])->kind == kind;

  return n;
}

static gboolean
reads (PvLang lang, PvLang wanted)
{
  return lang == wanted || (lang != PV_LANG_FI && lang != PV_LANG_SV);
}

static void
say_untranslated (GPtrArray *remarks, const PvModel *model, const PvRecord *record, const PvFieldInfo *field, gboolean swedish)
{
  g_autofree char *what = g_strdup_printf (swedish ? _("%s is missing in Swedish") : _("%s is missing in Finnish"), pv_field_label (field));

  pv_remarks_add (remarks, PV_REMARK_UNTRANSLATED, model, record, what);
}

static void
say_older (GPtrArray *remarks, const PvModel *model, const PvRecord *record, const PvFieldInfo *field, gboolean swedish)
{
  g_autofree char *what = g_strdup_printf (swedish ? _("%s is older in Swedish than in Finnish") : _("%s is older in Finnish than in Swedish"),
                                           pv_field_label (field));

  pv_remarks_add (remarks, PV_REMARK_OLDER, model, record, what);
}

void
pv_remarks_on_field (GPtrArray *remarks, const PvModel *model, const PvRecord *record, const PvFieldInfo *field, PvLang lang,
                     const GArray *older)
{
  gboolean fi = pv_record_get_text (record, field->field, PV_LANG_FI) != NULL;
  gboolean sv = pv_record_get_text (record, field->field, PV_LANG_SV) != NULL;
  PvLang behind = fi && sv ? pv_older_texts_find (older, pv_record_get_id (record), field->field) : PV_LANG_NONE;

  if (fi != sv && !pv_text_is_same (record, field) && reads (lang, fi ? PV_LANG_SV : PV_LANG_FI))
    say_untranslated (remarks, model, record, field, fi);
  if (behind != PV_LANG_NONE && reads (lang, behind))
    say_older (remarks, model, record, field, behind == PV_LANG_SV);
}

static gboolean
is_among (const PvField *fields, const PvFieldInfo *field, PvAudience audience)
{
  if (field->type != PV_TYPE_TRANSLATED)
    return FALSE;
  if (fields == NULL)
    return field->audience <= audience;
  for (; *fields != PV_NO_FIELD; fields++)
    if (*fields == field->field)
      return TRUE;

  return FALSE;
}

typedef void (*Visit) (gpointer work, const PvRecord *record);

static void
for_each (const PvModel *model, Visit visit, gpointer work)
{
  guint n_kinds, n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        visit (work, records[i]);
    }
}

typedef struct
{
  GPtrArray *remarks;
  const PvModel *whole;
  const PvRelease *release;
  const PvField *fields;
  PvLang lang;
  const GArray *older;
} Work;

static void
look_at_record (gpointer data, const PvRecord *record)
{
  const Work *work = data;
  const PvKindInfo *kind = pv_record_get_info (record);

  if (pv_record_get_standing (record) == PV_STANDING_RETIRED)
    return;
  for (guint f = 0; f < kind->n_fields; f++)
    if (is_among (work->fields, &kind->fields[f], work->release->audience))
      pv_remarks_on_field (work->remarks, work->release->model, record, &kind->fields[f], work->lang, work->older);
}

void
pv_remarks_on_texts (GPtrArray *remarks, const PvRelease *release, const PvField *fields, PvLang lang, const GArray *older)
{
  Work work = { remarks, NULL, release, fields, lang, older };

  for_each (release->model, look_at_record, &work);
}

static void
look_whether_it_stays (gpointer data, const PvRecord *record)
{
  const Work *work = data;

  if (pv_record_get_standing (record) == PV_STANDING_RAISED && pv_record_get_info (record)->audience <= work->release->audience
      && pv_model_get (work->release->model, pv_record_get_id (record)) == NULL)
    pv_remarks_add_raised (work->remarks, work->whole, record);
}

void
pv_remarks_on_raised (GPtrArray *remarks, const PvModel *whole, const PvRelease *release)
{
  Work work = { remarks, whole, release };

  for_each (whole, look_whether_it_stays, &work);
}
