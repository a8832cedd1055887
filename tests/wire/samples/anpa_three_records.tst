W0412_euro
r i BC-EU--Denmark-FerrySails 1stLd-Writethru   10-17 0061
^BC-EU--Denmark-Ferry Sails, 1st Ld-Writethru,61<
^Ferry sails again after three days in port<
^AP Photo XYZ101, XYZ102<
^Eds: Updates with quotes. With AP Photos.<
^A ferry in a small Danish port has sailed again _ to the relief of a hundred people.<
^By PIA PROEVESEN=
^Associated Press=
	   VESTERFJORD, Denmark (AP) _ The ferry Havternen left the quay on Monday for the first time in three days. 
 
	   ``We sail on time,'' said the harbor master _ a man of few words. ``Or, as we say, `when it's ready.'''
 
	   ___
 
	   Ole Test in Copenhagen contributed.

	   AP-WF-10-17-16 1105GMT<


s0413-----
r s BC-FER--FerryTimes     10-17 
^BC-FER--Ferry Times,24<
^Ferry Timetable=
^By The Associated Press=
^;Leaves;Arrives
Morning;08.15;09.40
Evening;17.00;18.25
	   ___=
^Sundays=
	   No ferry<

	   AP-WF-10-17-16 1140GMT<


W0414_euro
f i BC-EU--APNewsAlert     10-17 0009
^BC-EU--APNewsAlert,9<
	   VESTERFJORD, Denmark (AP) _ Ferry with 100 aboard runs aground.

	   AP-WF-10-17-16 1142GMT<


