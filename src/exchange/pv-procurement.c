#include "exchange/pv-procurement.h"

#include "exchange/pv-output.h"
#include "exchange/pv-procurement-write.h"
#include "exchange/pv-schema.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const PvModel *model;
  const PvProcurementChoice *choice;
  const PvProcurementScope *scope;
  const PvPrivateWords *private_words;
  GHashTable *all;             /* of PvId: what the document would hold for our own use */
  PvProcurementReport *report;
} Export;

static PvProcurementReport *
report_new (void)
{
  PvProcurementReport *report = g_new0 (PvProcurementReport, 1);

  report->remarks = pv_remarks_new ();
  return report;
}

void
pv_procurement_report_free (PvProcurementReport *report)
{
  g_ptr_array_unref (report->remarks);
  g_free (report);
}

static GHashTable *
id_table (void)
{
  return g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
}

static guint
count_withheld (const PvModel *whole, const PvModel *released, PvId id, PvAudience audience)
{
  PvRecord *before = pv_model_get (whole, id);
  PvRecord *after = pv_model_get (released, id);
  const PvKindInfo *kind = pv_record_get_info (before);
  guint n = 0;

  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].type == PV_TYPE_NUMBER && kind->fields[f].audience <= audience)
      n += pv_record_has (before, kind->fields[f].field) && !pv_record_has (after, kind->fields[f].field);

  return n;
}

/* What would have stood in the document and does not, by reason. */
static void
count_left_out (const Export *export, GHashTable *told)
{
  PvProcurementReport *report = export->report;
  GHashTableIter iter;
  gpointer key;

  report->n_raised = report->n_narrower = report->n_withheld = 0;
  g_hash_table_iter_init (&iter, export->all);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      PvRecord *record = pv_model_get (export->model, *(const PvId *) key);

      if (g_hash_table_contains (told, key))
        report->n_withheld += count_withheld (export->model, export->scope->release->model, *(const PvId *) key, export->choice->audience);
      else if (pv_record_get_standing (record) == PV_STANDING_RAISED && !(export->choice->flags & PV_RELEASE_WITH_RAISED))
        {
          report->n_raised++;
          pv_remarks_add_raised (report->remarks, export->model, record);
        }
      else if (pv_record_get_kind (record) == PV_GROUP_SIZE)
        report->n_withheld++;
      else
        report->n_narrower++;
    }
}

static void
write_left_out (PvFacts *facts, gpointer user_data)
{
  const Export *export = user_data;

  if (export == NULL)
    return;

  count_left_out (export, facts->told);
  pv_xml_start (facts->xml, "left-out");
  pv_xml_attributef (facts->xml, "raised", "%u", export->report->n_raised);
  pv_xml_attributef (facts->xml, "narrower", "%u", export->report->n_narrower);
  pv_xml_attributef (facts->xml, "withheld", "%u", export->report->n_withheld);
  pv_xml_end (facts->xml);
}

static gboolean
write_cb (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Export *export = user_data;
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (stream, cancellable);
  g_autoptr (GHashTable) told = id_table ();
  PvFacts facts = { xml, export->scope->release->model, export->scope->neutral, export->private_words, export->choice->older, export->report, told };

  g_ptr_array_set_size (export->report->remarks, 0);
  pv_procurement_write (&facts, export->scope, write_left_out, user_data);
  return pv_xml_writer_finish (xml, error);
}

static gboolean
check_cb (const char *path, gpointer user_data, GError **error)
{
  const Export *export = user_data;

  return pv_schema_check_file (path, pv_model_get_kinds (export->model), export->model, error);
}

/* The records of the same document written for our own use with all that was raised: what is not among those of the real one
 * was left out. */
static GHashTable *
gather_all (const PvModel *model, const PvProcurementChoice *choice, const PvPrivateWords *private_words)
{
  g_autoptr (PvProcurementScope) scope = pv_procurement_scope_new (model, choice, PV_AUDIENCE_INTERNAL, PV_RELEASE_WITH_RAISED, NULL);
  g_autoptr (GOutputStream) nowhere = g_memory_output_stream_new_resizable ();
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (nowhere, NULL);
  g_autoptr (PvProcurementReport) report = report_new ();
  GHashTable *told = id_table ();
  PvFacts facts = { xml, NULL, NULL, private_words, NULL, report, told };

  if (scope == NULL)
    return told;

  facts.model = scope->release->model;
  facts.neutral = scope->neutral;
  pv_procurement_write (&facts, scope, write_left_out, NULL);
  return told;
}

static gboolean
run (const PvModel *model, const PvProcurementChoice *choice, const char *path, PvProcurementReport **report, GCancellable *cancellable,
     GError **error)
{
  g_autoptr (PvProcurementScope) scope = pv_procurement_scope_new (model, choice, choice->audience, choice->flags, error);
  g_autoptr (PvPrivateWords) private_words = NULL;
  g_autoptr (GHashTable) all = NULL;
  g_autoptr (GOutputStream) nowhere = NULL;
  g_autoptr (PvProcurementReport) made = NULL;
  Export export = { model, choice, scope, NULL, NULL, NULL };

  if (scope == NULL)
    return FALSE;

  export.private_words = private_words = pv_private_words_new (model);
  export.all = all = gather_all (model, choice, private_words);
  export.report = made = report_new ();
  made->n_services = scope->services->len;
  nowhere = path == NULL ? g_memory_output_stream_new_resizable () : NULL;
  if (path == NULL ? !write_cb (nowhere, &export, cancellable, error)
                   : !pv_output_file (path, write_cb, check_cb, &export, cancellable, error))
    return FALSE;

  if (report != NULL)
    *report = g_steal_pointer (&made);
  return TRUE;
}

gboolean
pv_procurement_export (const PvModel *model, const PvProcurementChoice *choice, const char *path, PvProcurementReport **report,
                       GCancellable *cancellable, GError **error)
{
  return run (model, choice, path, report, cancellable, error);
}

gboolean
pv_procurement_look (const PvModel *model, const PvProcurementChoice *choice, PvProcurementReport **report, GError **error)
{
  return run (model, choice, NULL, report, NULL, error);
}
