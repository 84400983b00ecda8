/* One export, as a person chose it, carried out in a worker on a snapshot. The command line writes with the same functions. */
#pragma once

#include "model/model.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PV_EXPORT_REPORT,            /* to a municipality, flat OpenDocument */
  PV_EXPORT_PROCUREMENT,       /* XML of a procurement or a path */
  PV_EXPORT_NETWORK,           /* a picture: the ending of the file says which */
  PV_EXPORT_PATH,
  PV_EXPORT_XML,               /* everything */
  PV_EXPORT_CSV,               /* a folder of tables */
  PV_N_EXPORTS
} PvExportFormat;

typedef struct
{
  PvExportFormat format;
  PvId record;                 /* a municipality's area, a procurement or path, a path */
  PvAudience audience;
  PvLang lang;
  gboolean with_raised;
  char *path;
} PvExportJob;

PvExportJob *pv_export_job_new    (PvExportFormat  format);
void         pv_export_job_free   (PvExportJob    *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvExportJob, pv_export_job_free)

/* Blocks. FALSE with an error that says what to do; nothing is left half-written. Any thread. */
gboolean     pv_export_job_run    (const PvExportJob   *job,
                                   const PvModel       *model,
                                   GCancellable        *cancellable,
                                   GError             **error);
/* The same in a worker; takes over @job. */
void         pv_export_job_run_async  (PvExportJob         *job,
                                       PvModel             *snapshot,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gboolean     pv_export_job_run_finish (GAsyncResult        *result,
                                       GError             **error);

/* What a person should look at before it leaves, one thing a line; NULL when there is nothing. (transfer full) */
char        *pv_export_job_notes  (const PvExportJob   *job,
                                   const PvModel       *model);

G_END_DECLS
