#include "exchange/pv-own-xml-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const PvModel *into;
  const PvIncoming *incoming;
  const char *name;
  PvEdits *edits;
  PvImportReport *report;
  PvId ecosystem;              /* of the file, when the document has another one; else PV_NO_ID */
  PvId own_ecosystem;
} Import;

static PvKind
kind_of (const Import *import, PvId id)
{
  PvRecord *record = pv_model_get (import->incoming->model, id);

  if (record == NULL)
    record = pv_model_get (import->into, id);

  return record ? pv_record_get_kind (record) : PV_ANY_KIND;
}

/* The file that holds @record. */
static char *
file_of (const Import *import, const PvRecord *record)
{
  return import->incoming->by_table ? g_strdup_printf ("%s.csv", pv_record_get_info (record)->table) : g_strdup (import->name);
}

static gboolean
check_references (const Import *import, GError **error)
{
  for (guint i = 0; i < import->incoming->references->len; i++)
    {
      const PvIncomingReference *reference = &g_array_index (import->incoming->references, PvIncomingReference, i);
      const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (import->into), reference->field);
      PvKind kind = kind_of (import, reference->referred);
      g_autofree char *what = NULL;

      if (kind == PV_ANY_KIND)
        {
          g_autofree char *id = pv_id_to_text (reference->referred);

          what = g_strdup_printf (_("%s leads to a record that is not there: %s"), pv_field_label (field), id);
        }
      else if (field->of != PV_ANY_KIND && field->of != kind)
        what = g_strdup_printf (_("%s leads to a record of another kind"), pv_field_label (field));

      if (what != NULL)
        {
          PvRecord *record = pv_model_get (import->incoming->model, reference->id);
          g_autofree char *file = file_of (import, record);

          pv_incoming_refuse (file, reference->line, import->incoming->model, record, what, error);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_kinds (const Import *import, GError **error)
{
  for (guint i = 0; i < import->incoming->order->len; i++)
    {
      PvId id = g_array_index (import->incoming->order, PvId, i);
      PvRecord *record = pv_model_get (import->incoming->model, id);
      PvRecord *there = pv_model_get (import->into, id);

      if (there != NULL && pv_record_get_kind (there) != pv_record_get_kind (record))
        {
          g_autofree char *file = file_of (import, record);

          pv_incoming_refuse (file, g_array_index (import->incoming->lines, guint, i), import->incoming->model, record,
                              _("the document has another record with this id; import into an empty document instead"), error);
          return FALSE;
        }
    }

  return TRUE;
}

static PvValue
own_value (const Import *import, const PvFieldInfo *field, PvValue value)
{
  if (field->type == PV_TYPE_REFERENCE && value.integer == import->ecosystem && import->ecosystem != PV_NO_ID)
    return PV_VALUE_OF_INT (import->own_ecosystem);

  return value;
}

/* Sets the cells of @id that differ; returns how many. What the file does not hold is emptied only when @empties. */
static guint
set_cells (Import *import, PvId id, const PvRecord *record, const PvRecord *before, gboolean empties)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  guint n_set = 0;

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &kind->fields[f];
        PvValue value = own_value (import, field, pv_record_get_cell (record, field->slot + c));
        PvValue old = before ? pv_record_get_cell (before, field->slot + c) : PV_VALUE_EMPTY;

        if (pv_value_equal (value, old) || (value.kind == PV_VALUE_NONE && !empties))
          continue;
        pv_edits_set_value (import->edits, id, field->field, field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + c : PV_LANG_NONE, value);
        n_set++;
      }

  return n_set;
}

/* A document has one ecosystem. Into a document that holds nothing else the file's takes its place; else ours stays as it is,
 * but example material remains marked as such. */
static void
import_ecosystem (Import *import, const PvRecord *record)
{
  PvRecord *own = pv_model_get (import->into, import->own_ecosystem);
  guint n_kinds, n_records = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (import->into), &n_kinds);
  g_autofree char *title = pv_title (import->into, own, PV_LANG_NONE);

  for (guint k = 0; k < n_kinds; k++)
    n_records += pv_model_count (import->into, kinds[k].kind);
  if (n_records == 1)
    {
      import->report->n_changed += set_cells (import, import->own_ecosystem, record, own, TRUE) > 0;
      return;
    }

  import->report->n_same++;
  g_ptr_array_add (import->report->remarks, g_strdup_printf (_("The document keeps its own ecosystem: %s"), title));
  if (import->report->example && !pv_record_get_yes (own, PV_ECOSYSTEM_EXAMPLE))
    {
      pv_edits_set_int (import->edits, import->own_ecosystem, PV_ECOSYSTEM_EXAMPLE, 1);
      g_ptr_array_add (import->report->remarks, g_strdup (_("The file holds example material, so the document is marked as such")));
    }
}

static void
import_record (Import *import, const PvRecord *record)
{
  PvId id = pv_record_get_id (record);
  PvRecord *before = pv_model_get (import->into, id);

  if (id == import->ecosystem)
    {
      import_ecosystem (import, record);
      return;
    }
  if (before == NULL)
    {
      pv_edits_add_with_id (import->edits, pv_record_get_kind (record), id);
      set_cells (import, id, record, NULL, FALSE);
      import->report->n_added++;
      return;
    }

  if (set_cells (import, id, record, before, import->incoming->audience == PV_AUDIENCE_INTERNAL) > 0)
    import->report->n_changed++;
  else
    import->report->n_same++;
}

static void
find_ecosystems (Import *import)
{
  PvRecord *own = pv_model_get_ecosystem (import->into);
  PvRecord *theirs = pv_model_get_ecosystem (import->incoming->model);

  import->report->example = theirs != NULL && pv_record_get_yes (theirs, PV_ECOSYSTEM_EXAMPLE);
  if (own != NULL && theirs != NULL && pv_record_get_id (own) != pv_record_get_id (theirs))
    {
      import->own_ecosystem = pv_record_get_id (own);
      import->ecosystem = pv_record_get_id (theirs);
    }
}

static gboolean
one_ecosystem (const Import *import, GError **error)
{
  if (pv_model_count (import->incoming->model, PV_ECOSYSTEM) < 2)
    return TRUE;

  g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s: it holds two ecosystems, and a document has one"), import->name);
  return FALSE;
}

PvEdits *
pv_incoming_import (const PvIncoming *incoming, const PvModel *into, const char *name, PvImportReport **report, GError **error)
{
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (PvImportReport) made = NULL;
  Import import = { .into = into, .incoming = incoming, .name = name };

  if (!one_ecosystem (&import, error) || !check_kinds (&import, error) || !check_references (&import, error))
    return NULL;

  import.edits = edits = pv_edits_new (PV_VERB_IMPORT);
  import.report = made = pv_import_report_new (incoming->audience);
  find_ecosystems (&import);
  for (guint i = 0; i < incoming->order->len; i++)
    import_record (&import, pv_model_get (incoming->model, g_array_index (incoming->order, PvId, i)));

  if (report != NULL)
    *report = g_steal_pointer (&made);
  return g_steal_pointer (&edits);
}

static PvEdits *
import_all (const PvModel *into, PvXmlGate *gate, PvImportReport **report, GError **error)
{
  g_autoptr (PvIncoming) incoming = pv_incoming_read (gate, pv_model_get_kinds (into), error);

  return incoming ? pv_incoming_import (incoming, into, pv_xml_gate_get_name (gate), report, error) : NULL;
}

PvEdits *
pv_own_xml_read (const PvModel *into, GInputStream *stream, const char *name, PvImportReport **report, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (PvXmlGate) gate = pv_xml_gate_new (stream, name, PV_XML_OWN_MAX, cancellable);

  return import_all (into, gate, report, error);
}

PvEdits *
pv_own_xml_import (const PvModel *into, const char *path, PvImportReport **report, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvXmlGate) gate = pv_xml_gate_open (path, PV_XML_OWN_MAX, cancellable, error);

  return gate ? import_all (into, gate, report, error) : NULL;
}
