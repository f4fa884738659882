-- How an ambulance drives, by mode: km/h on a road of each class that names no limit, and what a limit, a junction and a barrier mean.
--
-- `plain` drives as others do: the router package's own car table. `lights` drives with lights and sirens. On the same way at the same
-- hour that took 38 % less time in a city (Ho and Casey, Ann Emerg Med 1998;32:585), 31 % less in the country (Ho and Lindquist, Prehosp
-- Emerg Care 2001;5:159), 106 s less on urban runs (Brown et al., Prehosp Emerg Care 2000;4:70) and 44 s less in a small town (Hunt et
-- al., Ann Emerg Med 1995;25:507). The table takes about a quarter off; `manage.py speeds learn` finds what is true of a fleet.

return {
  plain = {
    speeds = {
      motorway = 90, motorway_link = 45, trunk = 85, trunk_link = 40, primary = 65, primary_link = 30, secondary = 55, secondary_link = 25,
      tertiary = 40, tertiary_link = 20, unclassified = 25, residential = 25, living_street = 10, service = 15, busway = 40,
    },
    share_of_limit = 0.8, top = 120, signal_s = 2, turn_s = 7.5, oncoming_s = 2, u_turn_s = 20, gate_s = 20,
  },
  lights = {
    speeds = {
      motorway = 105, motorway_link = 55, trunk = 100, trunk_link = 50, primary = 80, primary_link = 40, secondary = 70, secondary_link = 35,
      tertiary = 55, tertiary_link = 30, unclassified = 35, residential = 35, living_street = 20, service = 20, busway = 55,
    },
    share_of_limit = 1.05, top = 130, signal_s = 1, turn_s = 5, oncoming_s = 1, u_turn_s = 15, gate_s = 10,
  },
}
