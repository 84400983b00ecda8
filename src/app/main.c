#include "app/pv-application.h"

#include "base/base.h"

int
main (int argc, char **argv)
{
  g_autoptr (PvApplication) application = NULL;

  pv_worker_keep_little ();
  pv_application_init_words ();
  application = pv_application_new (PV_APP_ID, pv_kinds_default ());
  return g_application_run (G_APPLICATION (application), argc, argv);
}
