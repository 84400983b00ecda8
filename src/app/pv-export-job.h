/* One export, as a person chose it, carried out in a worker on a snapshot. The command line writes with the same functions. */
#pragma once

#include "app/pv-picture-scope.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PV_EXPORT_REPORT,            /* to a municipality, flat OpenDocument */
  PV_EXPORT_PROCUREMENT,       /* XML of a procurement, a path or services */
  PV_EXPORT_NETWORK,           /* a picture: the ending of the file says which */
  PV_EXPORT_PATH,
  PV_EXPORT_HTML,              /* a page for a browser */
  PV_EXPORT_GRAPHML,           /* the network for other programs */
  PV_EXPORT_XML,               /* everything */
  PV_EXPORT_CSV,               /* a folder of tables */
  PV_EXPORT_TABLE,             /* the one that is shown, as it is shown */
  PV_EXPORT_TEMPLATES,         /* empty lists to fill in: nothing of the document */
  PV_N_EXPORTS
} PvExportFormat;

typedef struct
{
  PvExportFormat format;
  GArray *records;             /* PvId: a municipality's area, a procurement, a path, one or more services; the rows of a table */
  PvKind kind;                 /* of a table, and its columns: PvField */
  GArray *fields;
  PvAudience audience;
  PvLang lang;
  gboolean with_raised;
  PvDate today;                /* what has ended before it is left out of reports, and drawn so; PV_NO_DATE: the clock's day */
  PvPicturePart part;          /* of a picture */
  PvPages pages;               /* of a .pdf */
  PvPictureScope *scope;       /* what its page shows; NULL: everything, as nobody looks at it */
  char *path;
} PvExportJob;

PvExportJob *pv_export_job_new    (PvExportFormat  format);
void         pv_export_job_free   (PvExportJob    *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvExportJob, pv_export_job_free)

/* What a picture of a network or path is to be; borrows from @job. */
PvDiagramChoice pv_export_job_choice (const PvExportJob *job);

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

/* What a person should look at before it leaves. NULL with an error when it cannot be made. @older (element-type PvOlderText) is the
 * document's. (transfer full) (element-type PvRemark) */
GPtrArray   *pv_export_job_remarks (const PvExportJob  *job,
                                    const PvModel      *model,
                                    const GArray       *older,
                                    GError            **error);

G_END_DECLS
