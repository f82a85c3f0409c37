import re,sys
tot={}
for e in ['sqlite','pg','my']:
    cur=None; cases=[]
    for l in open('/tmp/blind/%s.out'%e):
        if l.startswith('=== '):
            m=re.match(r'=== (\S+) \[(.*)\]',l); lab=[x for x in m.group(2).split(', ') if re.match('(error|warn): ',x)]
            cases.append((m.group(1),lab,[]))
        elif l.startswith('* '):
            m=re.match(r'\* (ERROR|WARNING) (?:.* )?(\S+) \[(.*?)\]: (.*)',l)
            cases[-1][2].append((m.group(1),m.group(2),m.group(3),m.group(4)[:70]))
        elif l.startswith('!!'): cases[-1][2].append(('!!','','',l))
    for n,lab,f in cases:
        miss=[]; used=set()
        for x in lab:
            sev,rest=x.split(': '); ids,obj=rest.split(' ',1)
            hit=[g for g in f if g[1] in ids.split('|') and (sev=='warn' or g[0]=='ERROR')]
            if not hit: miss.append(x)
            used.update(hit)
        extra=[g for g in f if g[0]!='WARNING' and g not in used]
        if miss or extra: print(e,n,'MISS',miss,'EXTRA',extra)
    print(e,len(cases),'faulty',sum(n[0]=='f' for n,_,_ in cases))
