#include "model/pv-codes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;

  return strlen (text) == n;
}

/* Seven digits, hyphen, check digit: weights 7 9 10 5 8 4 2, modulus 11; a remainder of 1 is never given out. */
static gboolean
business_id (const char *code)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0, rest;

  if (strlen (code) != 9 || code[7] != '-' || !g_ascii_isdigit (code[8]))
    return FALSE;
  for (guint i = 0; i < 7; i++)
    {
      if (!g_ascii_isdigit (code[i]))
        return FALSE;
      sum += weights[i] * (code[i] - '0');
    }

  rest = sum % 11;
  return rest != 1 && code[8] - '0' == (rest == 0 ? 0 : 11 - rest);
}

/* FI and up to three of digits and capitals: FI, FI1, FI19, FI19A. */
static gboolean
nuts (const char *code)
{
  gsize n = strlen (code);

  if (n < 2 || n > 5 || !g_str_has_prefix (code, "FI"))
    return FALSE;
  for (gsize i = 2; i < n; i++)
    if (!g_ascii_isdigit (code[i]) && !g_ascii_isupper (code[i]))
      return FALSE;

  return TRUE;
}

/* A prefix, then digits with points between them: KR1.2, P10.7, KE8. */
static gboolean
ptv (const char *code, const char *prefix)
{
  const char *p = code + strlen (prefix);

  if (!g_str_has_prefix (code, prefix) || !g_ascii_isdigit (*p) || strlen (code) > 16)
    return FALSE;
  for (; *p; p++)
    if (!g_ascii_isdigit (*p) && !(*p == '.' && g_ascii_isdigit (p[1])))
      return FALSE;

  return TRUE;
}

gboolean
pv_code_is_well_formed (PvCodes codes, const char *code)
{
  switch (codes)
    {
    case PV_CODES_BUSINESS_ID:
      return business_id (code);
    case PV_CODES_MUNICIPALITY:
      return digits (code, 3);
    case PV_CODES_NUTS:
      return nuts (code);
    case PV_CODES_CPV:
      return digits (code, 8);
    case PV_CODES_PTV_TARGET_GROUP:
      return ptv (code, "KR");
    case PV_CODES_PTV_SERVICE_CLASS:
      return ptv (code, "P");
    case PV_CODES_PTV_LIFE_EVENT:
      return ptv (code, "KE");
    case PV_CODES_NONE:
    default:
      return TRUE;
    }
}

const char *
pv_code_form (PvCodes codes)
{
  switch (codes)
    {
    case PV_CODES_BUSINESS_ID:
      return _("seven digits, a hyphen and the check digit, for instance 0209602-6");
    case PV_CODES_MUNICIPALITY:
      return _("three digits, for instance 905");
    case PV_CODES_NUTS:
      return _("FI and up to three signs, for instance FI19A");
    case PV_CODES_CPV:
      return _("eight digits, for instance 79611000");
    case PV_CODES_PTV_TARGET_GROUP:
      return _("KR and a number, for instance KR1.2");
    case PV_CODES_PTV_SERVICE_CLASS:
      return _("P and a number, for instance P10.5");
    case PV_CODES_PTV_LIFE_EVENT:
      return _("KE and a number, for instance KE8");
    case PV_CODES_NONE:
    default:
      return "";
    }
}

char *
pv_code_normalise (PvCodes codes, const char *code)
{
  char *normal = g_strstrip (g_strdup (code));

  if (codes == PV_CODES_CPV && strlen (normal) == 10 && normal[8] == '-' && g_ascii_isdigit (normal[9]))
    normal[8] = '\0';

  return normal;
}
