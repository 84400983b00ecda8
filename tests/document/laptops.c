#include "laptops.h"

#include "fixture.h"
#include "scratch.h"

#include <string.h>

void
laptop_copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

PvDocument *
laptop_open_as (const char *path, const char *author)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_open (path, pv_kinds_default (), author, &error);

  g_assert_no_error (error);
  return document;
}

/* The same document on two laptops: two actors of @name and its number. */
void
two_laptops (const char *name, Laptop *anna, Laptop *bo)
{
  g_autofree char *of_anna = g_strconcat (name, "-anna.polku", NULL);
  g_autofree char *of_bo = g_strconcat (name, "-bo.polku", NULL);

  anna->path = fixture_document (of_anna);
  bo->path = scratch_path (of_bo);
  laptop_copy_file (anna->path, bo->path);
  anna->document = laptop_open_as (anna->path, "Anna");
  bo->document = laptop_open_as (bo->path, "Bo");
}

void
laptop_clear (Laptop *laptop)
{
  fixture_close (laptop->document);
  g_free (laptop->path);
}

/* What @from has comes to @to. */
PvMergeReport *
laptop_bring (Laptop *from, Laptop *to)
{
  g_autoptr (GError) error = NULL;
  PvMergeReport *report;

  g_assert_true (pv_document_publish (from->document, &error));
  g_assert_no_error (error);
  report = pv_document_merge (to->document, from->path, &error);
  g_assert_no_error (error);
  return report;
}

void
laptops_bring_both (Laptop *anna, Laptop *bo)
{
  pv_merge_report_free (laptop_bring (anna, bo));
  pv_merge_report_free (laptop_bring (bo, anna));
}

void
laptop_set_name (Laptop *laptop, PvId id, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_document_commit (laptop->document, edits, &error);
  g_assert_no_error (error);
}

void
laptop_remove (Laptop *laptop, PvId id)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);

  pv_edits_remove (edits, id);
  g_assert_true (pv_document_commit (laptop->document, edits, NULL));
}

PvId
laptop_add_relation (Laptop *laptop, PvId from, PvId to)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, id, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, id, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, id, PV_RELATION_KIND, 1);
  return pv_document_commit_and_find (laptop->document, edits, id, NULL);
}

PvRecord *
laptop_record (Laptop *laptop, PvId id)
{
  return pv_model_get (pv_document_get_model (laptop->document), id);
}

const char *
laptop_name_of (Laptop *laptop, PvId id)
{
  return pv_record_get_text (laptop_record (laptop, id), PV_ACTOR_NAME, PV_LANG_FI);
}

PvId
laptop_first_actor (Laptop *laptop)
{
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (laptop->document), PV_ACTOR, &n);

  g_assert_cmpuint (n, >, 0);
  return pv_record_get_id (records[0]);
}

GPtrArray *
laptop_conflicts (Laptop *laptop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *conflicts = pv_document_get_conflicts (laptop->document, &error);

  g_assert_no_error (error);
  return conflicts;
}

/* The only one, of the kind that is expected. */
PvConflict *
laptop_the_conflict (Laptop *laptop, PvConflictKind what)
{
  g_autoptr (GPtrArray) conflicts = laptop_conflicts (laptop);
  const PvConflict *conflict;
  g_autofree char *sentence = NULL;

  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->what, ==, what);
  sentence = pv_conflict_sentence (laptop->document, conflict);
  g_assert_cmpuint (strlen (sentence), >, 10);
  return pv_conflict_copy (conflict);
}

void
laptop_assert_settled (Laptop *laptop)
{
  g_autoptr (GPtrArray) conflicts = laptop_conflicts (laptop);
  g_autoptr (GPtrArray) lines = pv_document_check (laptop->document, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *sentence = pv_conflict_sentence (laptop->document, g_ptr_array_index (conflicts, i));

      g_test_message ("%s", sentence);
    }
  g_assert_cmpuint (conflicts->len, ==, 0);
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}
