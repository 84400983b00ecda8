#include "model/pv-conflict.h"

static void
head_free (gpointer data)
{
  PvConflictHead *head = data;

  g_free (head->author);
  g_free (head->text);
  g_free (head);
}

PvConflict *
pv_conflict_new (PvConflictKind what, PvKind kind, PvId id)
{
  PvConflict *conflict = g_new0 (PvConflict, 1);

  conflict->what = what;
  conflict->kind = kind;
  conflict->id = id;
  conflict->heads = g_ptr_array_new_with_free_func (head_free);
  return conflict;
}

void
pv_conflict_free (PvConflict *conflict)
{
  g_ptr_array_unref (conflict->heads);
  g_free (conflict);
}

static gpointer
head_copy (gconstpointer data, gpointer user_data)
{
  PvConflictHead *head = g_memdup2 (data, sizeof *head);

  head->author = g_strdup (head->author);
  head->text = g_strdup (head->text);
  return head;
}

PvConflict *
pv_conflict_copy (const PvConflict *conflict)
{
  PvConflict *copy = g_memdup2 (conflict, sizeof *conflict);

  copy->heads = g_ptr_array_copy (conflict->heads, head_copy, NULL);
  g_ptr_array_set_free_func (copy->heads, head_free);
  return copy;
}
