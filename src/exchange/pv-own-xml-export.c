#include "exchange/pv-own-xml.h"

#include "exchange/pv-example.h"
#include "exchange/pv-output.h"
#include "exchange/pv-schema.h"
#include "exchange/pv-xml-writer.h"

#include <glib/gi18n-lib.h>

/* Of the work, the part before the file is held against its schema. */
#define WRITING 0.6

static void
write_empty_element (PvXmlWriter *xml, const PvFieldInfo *field, gint64 value)
{
  pv_xml_start (xml, field->element);
  if (field->type == PV_TYPE_PLACE)
    {
      pv_xml_attributef (xml, "x", "%d", PV_PLACE_X (value));
      pv_xml_attributef (xml, "y", "%d", PV_PLACE_Y (value));
    }
  else
    {
      g_autofree char *id = pv_id_to_text (value);

      pv_xml_attribute (xml, "ref", id);
    }
  pv_xml_end (xml);
}

static void
write_field (PvXmlWriter *xml, const PvRecord *record, const PvFieldInfo *field)
{
  PvValue value = pv_record_get_cell (record, field->slot);
  g_autofree char *text = NULL;

  if (field->type == PV_TYPE_TRANSLATED)
    {
      for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
        pv_xml_element_lang (xml, field->element, lang, pv_record_get_cell (record, field->slot + lang - PV_LANG_FIRST).text);
      return;
    }
  if (value.kind == PV_VALUE_NONE || (field->type == PV_TYPE_YES_NO && value.integer == 0))
    return;
  if (field->type == PV_TYPE_REFERENCE || field->type == PV_TYPE_PLACE)
    {
      write_empty_element (xml, field, value.integer);
      return;
    }

  text = pv_value_to_text (field, value);
  pv_xml_element (xml, field->element, text);
}

static void
write_record (PvXmlWriter *xml, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  g_autofree char *id = pv_id_to_text (pv_record_get_id (record));

  pv_xml_start (xml, kind->element);
  pv_xml_attribute (xml, "id", id);
  for (guint i = 0; i < kind->n_fields; i++)
    write_field (xml, record, &kind->fields[i]);
  pv_xml_end (xml);
}

static void
write_kind (PvXmlWriter *xml, const PvModel *model, const PvKindInfo *kind, guint done, guint of)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, kind->kind, &n);

  if (n == 0)
    return;

  pv_xml_start (xml, kind->container);
  for (guint i = 0; i < n; i++)
    {
      write_record (xml, records[i]);
      pv_xml_writer_tell (xml, done + i, of);
    }
  pv_xml_end (xml);
}

static gboolean
write_document (const PvModel *model, PvAudience audience, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (stream, cancellable);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);
  guint done = 0, of = pv_model_count (model, PV_ANY_KIND);

  if (pv_example_mark (model) != NULL)
    pv_xml_comment (xml, pv_example_mark (model));
  pv_xml_start (xml, "polkuverkko");
  pv_xml_attribute (xml, "xmlns", PV_XML_NAMESPACE);
  pv_xml_attributef (xml, "version", "%d", PV_XML_VERSION);
  pv_xml_attribute (xml, "audience", pv_choices_find (PV_CHOICES_AUDIENCE, audience)->nick);
  for (guint k = 0; k < n_kinds; k++)
    {
      write_kind (xml, model, &kinds[k], done, of);
      done += pv_model_count (model, kinds[k].kind);
      pv_xml_writer_tell (xml, done, of);
    }
  pv_xml_end (xml);

  return pv_xml_writer_finish (xml, error);
}

static gboolean
write_cb (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const PvRelease *release = user_data;
  PvProgressStage stage = pv_progress_enter (cancellable, 0, WRITING);
  gboolean written = write_document (release->model, release->audience, stream, cancellable, error);

  pv_progress_leave (cancellable, stage);
  return written;
}

static gboolean
check_cb (const char *path, gpointer user_data, GError **error)
{
  const PvRelease *release = user_data;

  return pv_schema_check_file (path, pv_model_get_kinds (release->model), release->model, error);
}

/* The first thing that is missing or does not fit, in the user's words: better than what a schema would say. */
static gboolean
is_complete (const PvModel *model, GError **error)
{
  g_autoptr (GPtrArray) problems = pv_model_check (model);
  const PvProblem *first;

  if (problems->len == 0)
    return TRUE;

  first = g_ptr_array_index (problems, 0);
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s; put it right, then export again"), first->text);
  return FALSE;
}

gboolean
pv_own_xml_write (const PvModel *model, PvAudience audience, PvReleaseFlags flags, GOutputStream *stream,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (PvRelease) release = pv_release_new (model, audience, flags);

  return write_document (release->model, audience, stream, cancellable, error);
}

gboolean
pv_own_xml_export (const PvModel *model, PvAudience audience, PvReleaseFlags flags, const char *path, guint *n_left_out,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (PvRelease) release = pv_release_new (model, audience, flags);

  if (!is_complete (release->model, error)
      || !pv_output_file (path, write_cb, check_cb, release, cancellable, error))
    return FALSE;

  pv_progress_tell (cancellable, 1, 1);
  if (n_left_out != NULL)
    *n_left_out = release->n_narrower + release->n_raised + release->n_dependent;
  return TRUE;
}
