#include "app/pv-role-icon.h"

#include "model/model.h"

const char *
pv_role_icon (guint role)
{
  switch (role)
    {
    case PV_ROLE_ANSWERS:
      return "pv-role-answers-symbolic";
    case PV_ROLE_DECIDES:
      return "pv-role-decides-symbolic";
    case PV_ROLE_ASSISTS:
      return "pv-role-assists-symbolic";
    default:
      return "pv-role-informed-symbolic";
    }
}
