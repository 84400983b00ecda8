/* Two laptops that work on one document: each is a working copy with a path of its own, and a sync client is a copy of a file. */
#pragma once

#include "document/document.h"

typedef struct
{
  char *path;
  PvDocument *document;
} Laptop;

/* The same document on both: the fixture's, opened by Anna and by Bo; files are called after @name. */
void           two_laptops           (const char     *name,
                                      Laptop         *anna,
                                      Laptop         *bo);
void           laptop_clear          (Laptop         *laptop);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Laptop, laptop_clear)
void           laptop_copy_file      (const char     *from,
                                      const char     *to);
PvDocument    *laptop_open_as        (const char     *path,
                                      const char     *author);
/* What @from has comes to @to. (transfer full) */
PvMergeReport *laptop_bring          (Laptop         *from,
                                      Laptop         *to);
void           laptops_bring_both    (Laptop         *anna,
                                      Laptop         *bo);

void           laptop_set_name       (Laptop         *laptop,
                                      PvId            id,
                                      const char     *name);
void           laptop_remove         (Laptop         *laptop,
                                      PvId            id);
PvId           laptop_add_relation   (Laptop         *laptop,
                                      PvId            from,
                                      PvId            to);
/* NULL when it is not there. */
PvRecord      *laptop_record         (Laptop         *laptop,
                                      PvId            id);
const char    *laptop_name_of        (Laptop         *laptop,
                                      PvId            id);
PvId           laptop_first_actor    (Laptop         *laptop);

GPtrArray     *laptop_conflicts      (Laptop         *laptop);
/* The only one, of the kind that is expected. (transfer full) */
PvConflict    *laptop_the_conflict   (Laptop         *laptop,
                                      PvConflictKind  what);
/* Nothing to settle, and nothing wrong. */
void           laptop_assert_settled (Laptop         *laptop);
