/* The samples, read as anybody reads them, and what each promises. */
#pragma once

#include "model/model.h"

#define N_SAMPLES 3

typedef struct
{
  const char *name;
  guint actors, relations, target_groups, services, paths, steps_a_path, paths_to_be;
  const char *municipalities[4];
} PvSamplePromise;

extern const PvSamplePromise pv_sample_promises[N_SAMPLES];

/* Ends the test when the sample is refused, has a remark or does not call itself example material. (transfer full) */
PvModel    *pv_sample_new         (const PvSamplePromise *promise);
/* NULL when empty. */
const char *pv_sample_text        (const PvRecord        *record,
                                   PvField                field,
                                   PvLang                 lang);
/* How many records refer to @parent by @field. */
guint       pv_sample_n_children  (const PvModel         *model,
                                   PvField                field,
                                   const PvRecord        *parent);

typedef struct
{
  const char *name;
  GTestDataFunc run;
} PvSampleTest;

/* Every test on every sample, as /samples/NAME/TEST. */
void        pv_sample_add_tests   (const PvSampleTest    *tests,
                                   guint                  n);
